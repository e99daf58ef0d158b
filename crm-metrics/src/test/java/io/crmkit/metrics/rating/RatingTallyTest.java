package io.crmkit.metrics.rating;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static io.crmkit.core.feedback.RatingScale.ZERO_TO_TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatingTallyTest {
    @Test
    void countsStatedRatings() {
        RatingTally tally = RatingTally.of(9, 10, 7, 3, 9);

        assertThat(tally.scale()).isEqualTo(ZERO_TO_TEN);
        assertThat(tally.counts()).containsExactly(0, 0, 0, 1, 0, 0, 0, 1, 0, 2, 1);
        assertThat(tally.count(9)).isEqualTo(2);
        assertThat(tally.count(7, 10)).isEqualTo(4);
        assertThat(tally.responses()).isEqualTo(5);
    }

    @Test
    void refusesAStatedRatingThatIsNotOnTheScale() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> RatingTally.of(ONE_TO_FIVE, 5, 6))
                .satisfies(e -> assertThat(e.field()).isEqualTo("rating"));
    }

    @ParameterizedTest
    @CsvSource({
        "'10', 10, ",
        "' 10 ', 10, ",
        "'10.0', 10, ",
        "'1e1', 10, ",
        "'-0', 0, ",
        "'', , BLANK",
        "' \t', , BLANK",
        "'N/A', , MISSING_CODE",
        "'99', , MISSING_CODE",
        "'99.0', , MISSING_CODE",
        "'11', , OUT_OF_RANGE",
        "'-1', , OUT_OF_RANGE",
        "'1e999999999', , OUT_OF_RANGE",
        "'4294967297', , OUT_OF_RANGE",
        "'7.5', , NOT_WHOLE",
        "'11.5', , NOT_WHOLE",
        "'1e-999999999', , NOT_WHOLE",
    })
    void readsTextAsANumberOrAsAReason(String text, Integer rating, Exclusion reason) {
        RatingTally tally =
                RatingTally.builder(ZERO_TO_TEN, "99", "N/A").addText(text).build();

        assertThat(tally.rows()).isEqualTo(1);
        if (reason == null) {
            assertThat(tally.count(rating)).isEqualTo(1);
        } else {
            assertThat(tally.excluded().byReason()).isEqualTo(Map.of(reason, 1L));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, Integer.MAX_VALUE})
    void aMissingCodeMayBeTheLastOfItsKind(int code) {
        RatingTally tally = RatingTally.builder(ZERO_TO_TEN, Integer.toString(code))
                .addText(code + ".0")
                .build();

        assertThat(tally.excluded().byReason()).isEqualTo(Map.of(Exclusion.MISSING_CODE, 1L));
    }

    @Test
    void refusesTextThatIsNeitherNumberNorCodeAndCountsNothing() {
        RatingTally.Builder builder = RatingTally.builder(ZERO_TO_TEN);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> builder.addText("ada@example.org"))
                .withMessageNotContaining("ada");
        assertThat(builder.build().rows()).isZero();
    }

    @Test
    void countsAnswersThatTheCallerHasGrouped() {
        RatingTally tally = RatingTally.builder(ONE_TO_FIVE, "9")
                .add(5, 700)
                .add(9, 40)
                .add(0, 3)
                .exclude(Exclusion.NOT_WHOLE, 2)
                .addBlank()
                .build();

        assertThat(tally.count(5)).isEqualTo(700);
        assertThat(tally.excluded())
                .isEqualTo(Exclusions.of(Map.of(
                        Exclusion.MISSING_CODE, 40L,
                        Exclusion.OUT_OF_RANGE, 3L,
                        Exclusion.NOT_WHOLE, 2L,
                        Exclusion.BLANK, 1L)));
    }

    @Test
    void collectsAStream() {
        assertThat(Stream.of(1, 5, 5, 6, 0).collect(RatingTally.collector(ONE_TO_FIVE)))
                .isEqualTo(RatingTally.builder(ONE_TO_FIVE)
                        .add(1)
                        .add(5, 2)
                        .exclude(Exclusion.OUT_OF_RANGE, 2)
                        .build());
    }

    @Test
    void countsBytesBeyondTheScaleApart() {
        byte[] bytes = {-128, -1, 0, 10, 11, 127, 10, 10, 10};

        RatingTally tally = RatingTally.ofBytes(ZERO_TO_TEN, bytes);

        assertThat(tally.count(0)).isEqualTo(1);
        assertThat(tally.count(10)).isEqualTo(4);
        assertThat(tally.excluded().byReason()).isEqualTo(Map.of(Exclusion.OUT_OF_RANGE, 4L));
    }

    @Test
    void countsBytesOnAScaleBelowZero() {
        assertThat(RatingTally.ofBytes(new RatingScale(-2, 2), new byte[] {-2, -2, 2, 3})
                        .counts())
                .containsExactly(2, 0, 0, 0, 1);
    }

    /** Every byte at every place among eight, among neighbours that all are below 16 and among others. */
    @ParameterizedTest
    @ValueSource(bytes = {0, 9, 15, 16, 99, -1})
    void countsEveryByteAtEveryPlace(byte neighbour) {
        for (int unsigned = 0; unsigned < 256; unsigned++) {
            for (int place = 0; place < 19; place++) {
                byte[] bytes = new byte[19];
                Arrays.fill(bytes, neighbour);
                bytes[place] = (byte) unsigned;
                assertThat(RatingTally.ofBytes(ZERO_TO_TEN, bytes))
                        .isEqualTo(RatingTally.builder(ZERO_TO_TEN)
                                .add(neighbour, 18)
                                .add((byte) unsigned)
                                .build());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, 2", "2, 1", "0, 4"})
    void refusesAPartThatIsNone(int from, int to) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> RatingTally.ofBytes(ZERO_TO_TEN, new byte[3], from, to))
                .withMessage("from and to must be a part of the array of 3, were " + from + " and " + to);
    }

    @Test
    void refusesToMergeAnotherScale() {
        RatingTally zeroToTen = RatingTally.of();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> zeroToTen.merge(RatingTally.of(ONE_TO_FIVE)))
                .withMessage("scale must be 0..10 to merge, was 1..5");
    }

    @Test
    void refusesCountsThatCannotBe() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> RatingTally.ofCounts(ONE_TO_FIVE, 1, 2, 3, 4))
                .withMessageStartingWith("counts must be one per rating");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> RatingTally.ofCounts(ONE_TO_FIVE, 1, 2, 3, 4, -1))
                .withMessage("counts must not be negative");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> RatingTally.builder(ONE_TO_FIVE).add(3, -1))
                .withMessage("times must not be negative");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Exclusions.of(Map.of(Exclusion.BLANK, -1L)))
                .withMessage("excluded.BLANK must not be negative");
    }

    @Test
    void overflowThrowsAndNeverWrapsAround() {
        RatingTally full =
                RatingTally.builder(ZERO_TO_TEN).add(9, Long.MAX_VALUE).build();
        RatingTally.Builder builder = RatingTally.builder(ZERO_TO_TEN).add(9, Long.MAX_VALUE);

        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> builder.add(9).build());
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> full.merge(RatingTally.of(9)));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> full.merge(RatingTally.of(3)));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> builder.exclude(Exclusion.BLANK, 1).build());
    }

    @Test
    void isNotChangedThroughWhatItHandsOutOrWasGiven() {
        long[] given = {1, 2, 3, 4, 5};
        RatingTally tally = RatingTally.ofCounts(ONE_TO_FIVE, given);
        RatingTally.Builder builder = RatingTally.builder(ONE_TO_FIVE).add(1);
        RatingTally early = builder.build();

        given[0] = 99;
        tally.counts()[0] = 99;
        builder.add(1);

        assertThat(tally.count(1)).isEqualTo(1);
        assertThat(early.count(1)).isEqualTo(1);
    }

    @Test
    void printsCountsAndReasons() {
        assertThat(RatingTally.builder(ONE_TO_FIVE).add(5, 2).addBlank().build())
                .hasToString("1..5 [0, 0, 0, 0, 2] excluded {BLANK=1}");
    }

    @Test
    void equalityIsThatOfScaleCountsAndExcludedAnswers() {
        RatingTally tally = RatingTally.of(ONE_TO_FIVE, 1, 2);

        assertThat(tally)
                .isEqualTo(RatingTally.of(ONE_TO_FIVE, 2, 1))
                .hasSameHashCodeAs(RatingTally.of(ONE_TO_FIVE, 2, 1));
        assertThat(tally).isNotEqualTo(RatingTally.of(ONE_TO_FIVE, 1, 3));
        assertThat(tally).isNotEqualTo(RatingTally.of(new RatingScale(0, 4), 0, 1));
        assertThat(tally)
                .isNotEqualTo(RatingTally.builder(ONE_TO_FIVE)
                        .add(1)
                        .add(2)
                        .addBlank()
                        .build());
    }
}
