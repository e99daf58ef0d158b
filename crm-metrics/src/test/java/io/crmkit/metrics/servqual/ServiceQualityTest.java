package io.crmkit.metrics.servqual;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.rating.Exclusion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ServiceQualityTest {
    private static final Instrument SHORT = new Instrument(
            "short", ONE_TO_FIVE, List.of(new Instrument.Dimension("speed", 3), new Instrument.Dimension("care", 1)));
    private static final ImportancePoints POINTS = new ImportancePoints(Map.of("speed", 80.0, "care", 20.0));

    private final ServiceQuality two = ServiceQuality.servqual(SHORT, 0)
            .add(new int[] {5, 5, 5, 4}, new int[] {4, 3, 5, 5}, POINTS) // -1 and 1
            .add(new int[] {4, 4, 0, 4}, new int[] {4, 5, 3, 0}) // 0.5 of two items, and none
            .scores();

    @Test
    void theInstrumentHasTwentyTwoItemsInFiveDimensions() {
        assertThat(Instrument.SERVQUAL.items()).isEqualTo(22);
        assertThat(Instrument.SERVQUAL.dimensions())
                .extracting(Instrument.Dimension::items)
                .containsExactly(4, 5, 4, 4, 5);
    }

    @Test
    void aGapIsPerceptionMinusExpectationByRespondent() {
        assertThat(two.dimensions()).containsOnlyKeys("speed", "care");
        assertThat(dimension(two, "speed").value()).hasValue(-0.25);
        assertThat(dimension(two, "speed").responses()).isEqualTo(2);
        assertThat(dimension(two, "speed").id()).isEqualTo("servqual.speed");
        assertThat(dimension(two, "care").value()).hasValue(1);
    }

    @Test
    void theOverallGapWeighsDimensionsAlikeOrByTheirPoints() {
        assertThat(two.overall().value()).hasValue(0);
        assertThat(two.weighted().value().orElseThrow()).isCloseTo(-0.8 + 0.2, within(1e-15));
    }

    @Test
    void whoLeftOutADimensionIsLeftOutOfWhatNeedsIt() {
        assertThat(dimension(two, "speed").leftOut()).isZero();
        assertThat(dimension(two, "care").leftOut()).isEqualTo(1);
        assertThat(two.overall().leftOut()).isEqualTo(1);
        assertThat(two.excludedItems().byReason()).containsExactly(Map.entry(Exclusion.MISSING_CODE, 2L));
    }

    @Test
    void halfOfTheItemsMakeAValueAndLessDoNot() {
        ServiceQuality quality = ServiceQuality.servperf(SHORT, 0)
                .add(new int[] {5, 0, 0, 5}) // one of three
                .add(new int[] {5, 4, 0, 5}) // two of three
                .scores();

        assertThat(dimension(quality, "speed").responses()).isEqualTo(1);
        assertThat(dimension(quality, "speed").leftOut()).isEqualTo(1);
        assertThat(dimension(quality, "speed").value()).hasValue(4.5);
    }

    @Test
    void servperfIsThePerceptionAlone() {
        ServiceQuality quality = ServiceQuality.servperf(SHORT)
                .add(new int[] {5, 4, 3, 1}, POINTS)
                .scores();

        assertThat(dimension(quality, "speed").value()).hasValue(4);
        assertThat(quality.overall().id()).isEqualTo("servperf.overall");
        assertThat(quality.overall().value()).hasValue(2.5);
        assertThat(quality.weighted().value().orElseThrow()).isCloseTo(3.4, within(1e-15));
    }

    @Test
    void withoutPointsThereIsNoWeightedScore() {
        ServiceQuality quality =
                ServiceQuality.servperf(SHORT).add(new int[] {5, 4, 3, 1}).scores();

        assertThat(quality.overall().responses()).isEqualTo(1);
        assertThat(quality.weighted().value()).isEmpty();
        assertThat(quality.weighted().leftOut()).isEqualTo(1);
    }

    /** The items of a person go together: with each item as an answer of its own the interval would be too narrow. */
    @Test
    void theIntervalIsThatOfRespondentsNotOfItems() {
        Servperf three = ServiceQuality.servperf(SHORT);
        int[] speeds = {2, 4, 3};
        for (int speed : speeds) {
            three.add(new int[] {speed, speed, speed, 3});
        }
        ConfidenceInterval interval =
                dimension(three.scores(), "speed").interval(0.95).orElseThrow();

        // mean 3, deviation 1, t of two degrees of freedom 4.302653: of nine items it would be 2.306004
        assertThat(interval.rawUpper()).isCloseTo(3 + 4.302653 / Math.sqrt(3), within(1e-6));
        assertThat(interval.upper()).isEqualTo(5);
        assertThat(two.overall().interval(0.95)).isEmpty();
    }

    @Test
    void mergedHalvesAreTheWhole() {
        ServiceQuality first = ServiceQuality.servqual(SHORT, 0)
                .add(new int[] {5, 5, 5, 4}, new int[] {4, 3, 5, 5}, POINTS)
                .scores();
        ServiceQuality second = ServiceQuality.servqual(SHORT, 0)
                .add(new int[] {4, 4, 0, 4}, new int[] {4, 5, 3, 0})
                .scores();

        assertThat(first.merge(second)).isEqualTo(two);
        assertThat(second.merge(first)).isEqualTo(two);
    }

    @Test
    void doesNotMergeWithAnotherMeasure() {
        assertThatThrownBy(() -> two.merge(ServiceQuality.servperf(SHORT).scores()))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() ->
                        two.merge(ServiceQuality.servqual(Instrument.SERVQUAL).scores()))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void refusesAnswersThatAreNotOnePerItemAndPointsOfOthers() {
        int[] short3 = new int[3];
        int[] four = new int[4];
        ImportancePoints others = new ImportancePoints(Map.of("speed", 100.0));
        Servqual gaps = ServiceQuality.servqual(SHORT);

        assertThatThrownBy(() -> gaps.add(four, short3)).hasMessage("perceived must be one per item, 4, were 3");
        assertThatThrownBy(() -> gaps.add(short3, four)).hasMessage("expected must be one per item, 4, were 3");
        assertThatThrownBy(() -> gaps.add(four, four, others)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> ServiceQuality.servperf(SHORT).add(short3)).isInstanceOf(InvalidInputException.class);
        assertThat(gaps.scores()).isEqualTo(ServiceQuality.servqual(SHORT).scores());
    }

    @Test
    void pointsAddUpToOneHundred() {
        double third = 100 / 3.0;
        ImportancePoints thirds = new ImportancePoints(Map.of("a", third, "b", third, "c", third));

        assertThat(thirds.points()).hasSize(3);
        for (Map<String, Double> wrong : Arrays.asList(
                Map.of("a", 99.0), Map.of("a", 101.0, "b", -1.0), Map.of("a", Double.NaN), Map.<String, Double>of())) {
            assertThatThrownBy(() -> new ImportancePoints(wrong)).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void anInstrumentHasDimensionsOfDifferentNames() {
        Instrument.Dimension one = new Instrument.Dimension("one", 1);

        for (Runnable wrong : List.<Runnable>of(
                () -> new Instrument("i", ONE_TO_FIVE, List.of()),
                () -> new Instrument("i", ONE_TO_FIVE, List.of(one, one)),
                () -> new Instrument(" ", ONE_TO_FIVE, List.of(one)),
                () -> new Instrument.Dimension("", 1),
                () -> new Instrument.Dimension("d", 0))) {
            assertThatThrownBy(wrong::run).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void travelsAsJsonInBothVersionsOfJackson() throws Exception {
        var jackson2 = new com.fasterxml.jackson.databind.json.JsonMapper();

        assertThat(JsonMapper.shared().readValue(JsonMapper.shared().writeValueAsString(two), ServiceQuality.class))
                .isEqualTo(two);
        assertThat(jackson2.readValue(jackson2.writeValueAsString(two), ServiceQuality.class))
                .isEqualTo(two);
    }

    private static QualityScore dimension(ServiceQuality quality, String name) {
        return Objects.requireNonNull(quality.dimensions().get(name), name);
    }
}
