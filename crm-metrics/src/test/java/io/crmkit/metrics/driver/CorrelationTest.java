package io.crmkit.metrics.driver;

import static io.crmkit.metrics.driver.CorrelationMethod.PEARSON;
import static io.crmkit.metrics.driver.CorrelationMethod.SPEARMAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.rating.Exclusion;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CorrelationTest {
    private static final Column X = Column.of("x", 1, 2, 2, 3, 4);
    private static final Column Y = Column.of("y", 2, 1, 3, 3, 5);

    @Test
    void agreesWithScipyOnTies() {
        Correlation pearson = only(Y, X, PEARSON);
        Correlation spearman = only(Y, X, SPEARMAN);

        assertThat(pearson.value().orElseThrow()).isCloseTo(0.7982717345852615, within(1e-14));
        assertThat(spearman.value().orElseThrow()).isCloseTo(0.7631578947368421, within(1e-14));
        ConfidenceInterval interval = pearson.interval(0.95).orElseThrow();
        assertThat(interval.method()).isEqualTo("correlation.pearson.fisher");
        assertThat(interval.lower()).isCloseTo(-0.28404255002543766, within(1e-12));
        assertThat(interval.upper()).isCloseTo(0.9860644534002186, within(1e-12));
        // by the formula of Bonett and Wright in numpy
        assertThat(spearman.interval(0.95).orElseThrow().lower()).isCloseTo(-0.51615576, within(1e-8));
        assertThat(spearman.interval(0.95).orElseThrow().upper()).isCloseTo(0.98854926, within(1e-8));
    }

    @Test
    void tiesShareTheMiddleOfTheirRanks() {
        assertThat(CorrelationMethod.midRanks(new double[] {7, 3, 7, 1, 7, 3})).containsExactly(5, 2.5, 5, 1, 5, 2.5);
        assertThat(CorrelationMethod.midRanks(new double[] {0.0, -0.0, 1})).containsExactly(1.5, 1.5, 3);
    }

    @Test
    void pairwiseAndListwiseUseDifferentRows() {
        Column outcome = column("outcome", 1, 2, 3, null, 5);
        Column full = column("full", 1, 3, 2, 4, 5);
        Column sparse = column("sparse", null, 1, null, 2, 3);
        DriverData data = DriverData.of(outcome, List.of(full, sparse));

        List<Correlation> pairwise = data.correlations(PEARSON, Missing.PAIRWISE);
        List<Correlation> listwise = data.correlations(PEARSON, Missing.LISTWISE);

        assertThat(pairwise).extracting(found -> found.coverage().used()).containsExactly(4, 2);
        assertThat(listwise).extracting(found -> found.coverage().used()).containsExactly(2, 2);
        assertThat(pairwise.get(0).coverage().excluded()).isEqualTo(1);
        assertThat(pairwise.get(0).coverage().missing()).containsOnlyKeys("full", "outcome");
        assertThat(pairwise.get(0).coverage().missing()).containsEntry("outcome", outcome.missing());
        assertThat(outcome.missing().count(Exclusion.BLANK)).isEqualTo(1);
        assertThat(listwise.get(0).coverage().missing()).containsOnlyKeys("full", "sparse", "outcome");
        // rows 0, 1, 2, 4: (1,1) (3,2) (2,3) (5,5)
        assertThat(pairwise.get(0).value().orElseThrow()).isCloseTo(31.0 / 35, within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void withoutSpreadThereIsAReasonAndNoNumber(CorrelationMethod method) {
        Correlation constant = only(Column.of("y", 0.1, 0.1, 0.1), Column.of("x", 1, 2, 3), method);

        assertThat(constant.value()).isEmpty();
        assertThat(constant.undefined()).contains(Obstacle.CONSTANT);
        assertThat(constant.interval(0.95)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void twoRowsLieOnALineAndFourHaveAnInterval(CorrelationMethod method) {
        Correlation two = only(Column.of("y", 1, 3), Column.of("x", 5, 2), method);
        Correlation four = only(Column.of("y", 1, 2, 4, 3), Column.of("x", 1, 2, 3, 4), method);

        assertThat(two.value().orElseThrow()).isCloseTo(-1, within(1e-12));
        assertThat(two.interval(0.95)).isEmpty();
        assertThat(four.value().orElseThrow()).isCloseTo(0.8, within(1e-12));
        // artanh 0.8 is ln 9 / 2; the standard error is 1, for Spearman √1.32
        double margin = 1.959963984540054 * (method == PEARSON ? 1 : Math.sqrt(1.32));
        assertThat(four.interval(0.95).orElseThrow().lower()).isCloseTo(Math.tanh(Math.log(3) - margin), within(1e-12));
    }

    @ParameterizedTest
    @EnumSource
    void twoEqualRowsAreConstantAndNotTooFew(CorrelationMethod method) {
        assertThat(only(Column.of("y", 1, 1), Column.of("x", 1, 2), method).undefined())
                .contains(Obstacle.CONSTANT);
    }

    @ParameterizedTest
    @EnumSource
    void oneRowIsTooFew(CorrelationMethod method) {
        assertThat(only(Column.of("y", 1), Column.of("x", 1), method).undefined())
                .contains(Obstacle.TOO_FEW_ROWS);
        assertThat(only(Column.of("y"), Column.of("x"), method).undefined()).contains(Obstacle.TOO_FEW_ROWS);
    }

    @Test
    void tinyAndHugeSpreadsAreNoNaN() {
        Column tiny = Column.of("tiny", 1e-300, 2e-300, 3e-300);
        Column huge = Column.of("huge", -1e100, 0, 1e100);

        assertThat(only(tiny, huge, PEARSON).value().orElseThrow()).isCloseTo(1, within(1e-15));
    }

    @Test
    void aPerfectLineHasAnIntervalOfNoWidth() {
        Column line = Column.of("line", 2, 4, 4, 6, 8);

        assertThat(only(line, X, SPEARMAN).interval(0.95).orElseThrow().degenerate())
                .isTrue();
        assertThat(only(Column.of("y", 1, 2, 4), Column.of("x", 1, 3, 2), PEARSON)
                        .interval(0.95))
                .isEmpty();
    }

    @Test
    void badNumbersAreRefused() {
        Coverage coverage = only(Y, X, PEARSON).coverage();

        assertThatThrownBy(() -> only(Y, X, PEARSON).interval(1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() ->
                        only(Column.of("y", 1), Column.of("x", 1), PEARSON).interval(0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("level ");
        assertThatThrownBy(() -> correlation(OptionalDouble.of(Double.NaN), Optional.empty(), coverage))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> correlation(OptionalDouble.empty(), Optional.empty(), coverage))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Coverage(1, 2, coverage.missing())).isInstanceOf(InvalidInputException.class);
    }

    private static Correlation correlation(OptionalDouble value, Optional<Obstacle> undefined, Coverage coverage) {
        return new Correlation("x", "y", PEARSON, value, undefined, coverage);
    }

    private static Correlation only(Column outcome, Column driver, CorrelationMethod method) {
        return DriverData.of(outcome, List.of(driver))
                .correlations(method, Missing.LISTWISE)
                .get(0);
    }

    private static Column column(String name, @Nullable Integer... answers) {
        Column.Builder builder = Column.builder(name);
        for (Integer answer : answers) {
            if (answer == null) {
                builder.addMissing(Exclusion.BLANK);
            } else {
                builder.add(answer);
            }
        }
        return builder.build();
    }
}
