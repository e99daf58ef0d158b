package io.crmkit.metrics.rating;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static io.crmkit.core.feedback.RatingScale.ZERO_TO_TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeightedTallyTest {
    @Test
    void sumsWeightsAsWrittenWithoutBinaryError() {
        WeightedTally tally = WeightedTally.builder(ONE_TO_FIVE)
                .add(5, 0.1)
                .add(5, 0.2)
                .addText("4", 0.7)
                .build();

        assertThat(tally.weight(5)).isEqualByComparingTo("0.3");
        assertThat(tally.weight()).isEqualByComparingTo("1");
        assertThat(tally.share(4)).hasValue(0.7);
        assertThat(tally.effectiveResponses().orElseThrow()).isCloseTo(1 / 0.54, within(1e-15));
    }

    @Test
    void countsTheAnswersAndIgnoresTheWeightsOfExcludedOnes() {
        WeightedTally tally = WeightedTally.builder(ZERO_TO_TEN, "11")
                .add(10, 2)
                .add(11, 100)
                .addText("", 100)
                .add(12, 100)
                .exclude(Exclusion.BLANK, 3)
                .build();

        assertThat(tally.weight()).isEqualByComparingTo("2");
        assertThat(tally.answers().responses()).isEqualTo(1);
        assertThat(tally.answers().excluded().total()).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, -0.1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refusesAWeightThatIsNoneAndAddsNothing(double weight) {
        WeightedTally.Builder builder = WeightedTally.builder(ZERO_TO_TEN);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> builder.add(9, weight))
                .satisfies(e -> assertThat(e.field()).isEqualTo("weight"));
        assertThat(builder.build().answers().rows()).isZero();
    }

    @Test
    void hasNoSharesIfAllWeightsAreZero() {
        WeightedTally tally = WeightedTally.builder(ZERO_TO_TEN).add(9, 0).build();

        assertThat(tally.share(9)).isEmpty();
        assertThat(tally.squaredShare(9)).isEmpty();
        assertThat(tally.effectiveResponses()).isEmpty();
        assertThat(tally.answers().responses()).isEqualTo(1);
    }

    @Test
    void extremeWeightsNeitherOverflowNorVanish() {
        WeightedTally tally = WeightedTally.builder(ZERO_TO_TEN)
                .add(9, Double.MAX_VALUE)
                .add(1, Double.MAX_VALUE)
                .add(3, Double.MIN_VALUE)
                .build();

        assertThat(tally.share(9)).hasValue(0.5);
        assertThat(tally.effectiveResponses()).hasValue(2);
    }

    @Test
    void streamsAreCollectedInAnyNumberOfParts() {
        record Row(int rating, double weight) {}

        List<Row> rows = IntStream.range(0, 1000)
                .mapToObj(i -> new Row(i % 7, (i % 11) / 10.0))
                .toList();
        WeightedTally.Builder expected = WeightedTally.builder(ONE_TO_FIVE);
        rows.forEach(row -> expected.add(row.rating(), row.weight()));
        Collector<Row, ?, WeightedTally> collector = WeightedTally.collector(ONE_TO_FIVE, Row::rating, Row::weight);

        assertThat(rows.stream().collect(collector)).isEqualTo(expected.build());
        assertThat(rows.parallelStream().collect(collector)).isEqualTo(expected.build());
    }

    @Test
    void refusesToMergeAnotherScale() {
        WeightedTally zeroToTen = WeightedTally.builder(ZERO_TO_TEN).build();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(
                        () -> zeroToTen.merge(WeightedTally.builder(ONE_TO_FIVE).build()));
    }

    @Test
    void equalityIsThatOfAnswersAndWeightsAndOfTheSquaresOfTheWeights() {
        WeightedTally tally =
                WeightedTally.builder(ONE_TO_FIVE).add(5, 1).add(5, 3).build();

        assertThat(tally)
                .isEqualTo(WeightedTally.builder(ONE_TO_FIVE)
                        .add(5, 3.0)
                        .add(5, 1.0)
                        .build())
                .isNotEqualTo(
                        WeightedTally.builder(ONE_TO_FIVE).add(5, 1).add(4, 3).build())
                .isNotEqualTo(
                        WeightedTally.builder(ONE_TO_FIVE).add(5, 1).add(5, 2).build())
                .isNotEqualTo(
                        WeightedTally.builder(ONE_TO_FIVE).add(5, 2).add(5, 2).build())
                .isNotEqualTo(WeightedTally.builder(ONE_TO_FIVE)
                        .add(5, 1)
                        .add(5, 3)
                        .exclude(Exclusion.BLANK, 1)
                        .build());
    }

    @Test
    void printsWeightsAndReasons() {
        assertThat(WeightedTally.builder(ONE_TO_FIVE)
                        .add(5, 1.5)
                        .exclude(Exclusion.BLANK, 1)
                        .build())
                .hasToString("1..5 weights [0, 0, 0, 0, 1.5] excluded {BLANK=1}");
    }

    @Test
    void anAnswerGivenSeveralTimesIsThatManyAnswers() {
        WeightedTally.Builder oneByOne = WeightedTally.builder(RatingScale.ONE_TO_FIVE);
        for (int i = 0; i < 1_000; i++) {
            oneByOne.add(4, 0.7);
        }
        oneByOne.add(9, 0.7);

        WeightedTally counted = WeightedTally.builder(RatingScale.ONE_TO_FIVE)
                .add(4, new BigDecimal("0.70"), 1_000)
                .add(9, new BigDecimal("0.70"), 1)
                .build();

        assertThat(counted).isEqualTo(oneByOne.build());
    }

    @Test
    void refusesAWeightOrACountBelowZero() {
        WeightedTally.Builder tally = WeightedTally.builder(RatingScale.ONE_TO_FIVE);

        assertThatThrownBy(() -> tally.add(4, new BigDecimal("-0.1"), 1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> tally.add(4, BigDecimal.ONE, -1)).isInstanceOf(InvalidInputException.class);
        assertThat(tally.build().answers().rows()).isZero();
    }
}
