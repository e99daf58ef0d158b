package io.crmkit.metrics.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.rating.Exclusion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegressionTest {
    private static final Column A = Column.of("a", 1, 2, 3, 4, 5, 6, 7);
    private static final Column B = Column.of("b", 2, 1, 5, 3, 6, 4, 8);
    private static final Column C = Column.of("c", 3, 4, 2, 6, 5, 8, 6);
    private static final Column Y = Column.of("y", 2, 1, 4, 5, 6, 6, 9);

    @Test
    void agreesWithNumpyOnASmallTable() {
        Regression found = regression(A, B, C).orElseThrow();

        assertThat(found.drivers()).containsExactly("a", "b", "c");
        assertThat(found.rSquared()).isCloseTo(0.978180013938127, within(1e-12));
        assertThat(found.adjustedRSquared()).isCloseTo(1 - (1 - 0.978180013938127) * 2, within(1e-12));
        near(found.coefficients(), -0.3249726, 1.02174561, 0.59844569);
        near(found.varianceInflation(), 46.00575705, 20.78986759, 17.58031088);
        near(found.relativeWeights().weights(), 0.32760595, 0.46960142, 0.18097265);
        near(found.shapley().weights(), 0.41649432913533285, 0.40391936148550106, 0.15776632331729304);
        assertThat(found.coverage()).isEqualTo(found.shapley().coverage());
        assertThat(found.coverage().used()).isEqualTo(7);
        assertThat(found.correlations()).hasSize(6);
    }

    @Test
    void percentagesAddUpTo100AndAreNoneOfNothing() {
        Importance importance = regression(A, B, C).orElseThrow().relativeWeights();

        assertThat(importance.percentages().values().stream()
                        .mapToDouble(d -> d)
                        .sum())
                .isCloseTo(100, within(1e-9));
        assertThat(new Importance("x", Map.of("a", 0.0), 0, importance.coverage()).percentages())
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aCombinationOfOtherDriversIsNamed(Missing missing) {
        Column sum = Column.of("sum", 3, 3, 8, 7, 11, 10, 15); // a + b

        RegressionResult result = DriverData.of(Y, List.of(A, B, sum)).regression(missing);

        assertThat(result).isInstanceOfSatisfying(NoRegression.class, none -> {
            assertThat(none.obstacle()).isEqualTo(Obstacle.SINGULAR);
            assertThat(none.columns()).containsExactly("sum");
            assertThat(none.coverage().used()).isEqualTo(7);
            assertThat(none.correlations()).hasSize(6);
        });
        assertThatThrownBy(result::orElseThrow)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SINGULAR")
                .hasMessageContaining("sum");
    }

    @Test
    void nearlyEqualDriversAreReportedByTheirVarianceInflation() {
        Column almost = Column.of("almost", 1.001, 2, 3, 4, 5, 6, 7);

        Regression found = regression(A, almost).orElseThrow();

        assertThat(found.varianceInflation().values()).allMatch(inflation -> inflation > 1e6);
        assertThat(found.shapley().weights().values()).allMatch(Double::isFinite);
    }

    @Test
    void aConstantColumnIsNamedAndNotTheOthers() {
        assertThat(regression(A, Column.of("flat", 4, 4, 4, 4, 4, 4, 4)))
                .isInstanceOfSatisfying(NoRegression.class, none -> {
                    assertThat(none.obstacle()).isEqualTo(Obstacle.CONSTANT);
                    assertThat(none.columns()).containsExactly("flat");
                });
    }

    @Test
    void asManyRowsAsDriversAndTwoAreNeeded() {
        Column outcome = Column.of("y", 1, 3, 2);
        RegressionResult tooFew = DriverData.of(outcome, List.of(Column.of("a", 1, 2, 4), Column.of("b", 2, 1, 1)))
                .regression(Missing.LISTWISE);

        assertThat(tooFew)
                .isInstanceOfSatisfying(
                        NoRegression.class, none -> assertThat(none.obstacle()).isEqualTo(Obstacle.TOO_FEW_ROWS));
        assertThat(DriverData.of(outcome, List.of(Column.of("a", 1, 2, 4))).regression(Missing.LISTWISE))
                .isInstanceOf(Regression.class);
    }

    @Test
    void contradictingPairsAreRefusedAndListwiseRowsTooFew() {
        // each pair comes from its own rows: a with b, b with c, and a against c cannot all be true
        DriverData data = contradiction("c", "y");

        assertThat(data.regression(Missing.PAIRWISE)).isInstanceOfSatisfying(NoRegression.class, none -> {
            assertThat(none.obstacle()).isEqualTo(Obstacle.NOT_POSITIVE_DEFINITE);
            assertThat(none.columns()).containsExactly("c");
        });
        assertThat(data.regression(Missing.LISTWISE))
                .isInstanceOfSatisfying(
                        NoRegression.class, none -> assertThat(none.obstacle()).isEqualTo(Obstacle.TOO_FEW_ROWS));
    }

    @Test
    void anRSquaredAboveOneIsAContradictionOfTheOutcome() {
        // the drivers go together, and the outcome goes with one and against the other
        List<Column> columns = contradicting("a", "b", "y");

        assertThat(DriverData.of(columns.get(2), columns.subList(0, 2)).regression(Missing.PAIRWISE))
                .isInstanceOfSatisfying(NoRegression.class, none -> {
                    assertThat(none.obstacle()).isEqualTo(Obstacle.NOT_POSITIVE_DEFINITE);
                    assertThat(none.columns()).containsExactly("y");
                });
    }

    @Test
    void shapleyTakes20DriversAndRefuses21() {
        Regression twenty = noise(20);

        Importance shares = twenty.shapley();

        assertThat(shares.weights().values().stream().mapToDouble(d -> d).sum())
                .isCloseTo(twenty.rSquared(), within(1e-9));
        Regression more = noise(21);
        assertThatThrownBy(more::shapley)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at most 20");
        assertThat(more.relativeWeights().weights().values().stream()
                        .mapToDouble(d -> d)
                        .sum())
                .isCloseTo(more.rSquared(), within(1e-9));
    }

    private static RegressionResult regression(Column... drivers) {
        return DriverData.of(Y, Arrays.asList(drivers)).regression(Missing.LISTWISE);
    }

    /** The column c contradicts a and b; y is present wherever one of the others is. */
    private static DriverData contradiction(String third, String outcome) {
        List<Column> columns = contradicting("a", "b", third);
        Column.Builder y = Column.builder(outcome);
        for (int row = 0; row < columns.get(0).rows(); row++) {
            y.add(row * 7 % 5);
        }
        return DriverData.of(y.build(), columns);
    }

    /** Three columns of which two are present in each row: 1 and 2 nearly alike, 2 and 3 too, 1 and 3 nearly opposite. */
    private static List<Column> contradicting(String one, String two, String three) {
        double[] up = {1, 2, 3, 4, 5, 6};
        double[] alike = {1, 2, 3, 4, 6, 5};
        double[] opposite = {6, 5, 4, 3, 1, 2};
        Column.Builder a = Column.builder(one);
        Column.Builder b = Column.builder(two);
        Column.Builder c = Column.builder(three);
        for (int i = 0; i < up.length; i++) {
            a.add(up[i]).addMissing(Exclusion.BLANK).add(up[i]);
            b.add(alike[i]).add(up[i]).addMissing(Exclusion.BLANK);
            c.addMissing(Exclusion.BLANK).add(alike[i]).add(opposite[i]);
        }
        return List.of(a.build(), b.build(), c.build());
    }

    private static Regression noise(int drivers) {
        Random random = new Random(4);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i <= drivers; i++) {
            columns.add(Column.of("d" + i, random.doubles(60).toArray()));
        }
        return DriverData.of(columns.get(drivers), columns.subList(0, drivers))
                .regression(Missing.LISTWISE)
                .orElseThrow();
    }

    private static void near(Map<String, Double> found, double... expected) {
        Collection<Double> numbers = found.values();
        assertThat(numbers).hasSize(expected.length);
        int i = 0;
        for (double number : numbers) {
            assertThat(number).isCloseTo(expected[i++], within(1e-8));
        }
    }
}
