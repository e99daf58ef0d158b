package io.crmkit.metrics;

import static io.crmkit.core.feedback.RatingScale.ZERO_TO_TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.interval.NpsInterval;
import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rating.Exclusion;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.score.Direction;
import io.crmkit.metrics.score.MeanScore;
import io.crmkit.metrics.score.ScoreDefinition;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mistakes seen in other tools, each with a test that fails on it. */
class WrongImplementationsTest {
    @Test
    @DisplayName("cran/NPS 1.1: the breaks of the caller are ignored")
    void breaksAreUsed() {
        ScoreDefinition european = ScoreDefinition.net("nps.european", ZERO_TO_TEN, Direction.HIGHER_IS_BETTER, 5, 8);
        RatingTally answers = RatingTally.of(6, 8);

        assertThat(Nps.of(answers).value()).hasValue(-50);
        assertThat(new NpsScore(european, answers).value()).hasValue(50);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("cran/NPS 1.1: the interval comes back as upper, lower")
    void lowerEndComesFirst(NpsInterval method) {
        ConfidenceInterval interval =
                Nps.of(RatingTally.of(1, 7, 9, 9, 10)).interval(0.95, method).orElseThrow();

        assertThat(interval.rawLower()).isLessThan(40);
        assertThat(interval.rawUpper()).isGreaterThan(40);
    }

    @Test
    @DisplayName("brendan-r/NPS: on the scale of 100 the variance is multiplied by 100 in place of 10,000")
    void varianceIsInSquaredPoints() {
        NpsScore half = Nps.of(RatingTally.of(0, 10)); // -1 and 1: variance 1

        assertThat(half.variance()).hasValue(10_000);
        assertThat(half.standardError().orElseThrow()).isCloseTo(100 / Math.sqrt(2), within(1e-12));
    }

    @Test
    @DisplayName("cran/marketr 0.0.2: a missing answer becomes a passive")
    void missingAnswersAreNoPassives() {
        NpsScore score =
                Nps.of(RatingTally.builder(ZERO_TO_TEN).add(10).addBlank().build());

        assertThat(score.value()).hasValue(100);
        assertThat(score.passives()).isZero();
        assertThat(score.responses()).isEqualTo(1);
    }

    @Test
    @DisplayName("cran/marketr 0.0.2: the text \"10\" is less than the text \"6\"")
    void textIsComparedAsNumber() {
        RatingTally.Builder tally = RatingTally.builder(ZERO_TO_TEN);
        List.of("3", "4", "5", "6", "7", "8", "9", "10").forEach(tally::addText);

        assertThat(Nps.of(tally.build()).value()).hasValue(-25);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    @DisplayName(
            "mozilla/fx-private-relay #1013: the place of an answer in the list for its value, so that nobody scored 9")
    void aRatingIsItsValueNotItsPlace(int rating) {
        ScoreDefinition mean = ScoreDefinition.mean("mean", ZERO_TO_TEN, Direction.HIGHER_IS_BETTER);
        long[] counts = new long[11];
        counts[rating] = 1;

        for (RatingTally one : List.of(
                RatingTally.of(rating),
                RatingTally.builder(ZERO_TO_TEN).add(rating).build(),
                RatingTally.builder(ZERO_TO_TEN).addText("" + rating).build(),
                RatingTally.ofBytes(ZERO_TO_TEN, new byte[] {(byte) rating}),
                RatingTally.ofCounts(ZERO_TO_TEN, counts))) {
            assertThat(new MeanScore(mean, one).value()).hasValue(rating);
            assertThat(Nps.of(one).value()).hasValue(rating >= 9 ? 100 : rating <= 6 ? -100 : 0);
        }
    }

    @Test
    @DisplayName("PostHog #19500, #42157: every question from 0 to 10 is taken for the recommendation question")
    void aQuestionFromZeroToTenIsNoNpsByItself() {
        RatingTally answers = RatingTally.of(7, 8);
        MeanScore satisfaction =
                new MeanScore(ScoreDefinition.mean("satisfaction", ZERO_TO_TEN, Direction.HIGHER_IS_BETTER), answers);
        NpsScore other = new NpsScore(
                ScoreDefinition.net("satisfaction.net", ZERO_TO_TEN, Direction.HIGHER_IS_BETTER, 6, 9), answers);

        assertThat(satisfaction.value()).hasValue(7.5);
        assertThatThrownBy(() -> satisfaction.improvementOver(Nps.of(answers)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Nps.of(answers).merge(other)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    @DisplayName("breatheco #2928: ignored answers stay in the denominator, and the core rounds")
    void ignoredAnswersChangeNothingAndNothingIsRounded() {
        RatingTally seven = RatingTally.of(10, 10, 9, 9, 8, 7, 0);
        RatingTally withIgnored = seven.merge(RatingTally.builder(ZERO_TO_TEN)
                .exclude(Exclusion.MISSING_CODE, 5)
                .build());

        assertThat(Nps.of(seven).value()).hasValue(300 / 7.0);
        assertThat(Nps.of(withIgnored).value()).hasValue(300 / 7.0);
        assertThat(Nps.of(withIgnored).interval(0.95)).isEqualTo(Nps.of(seven).interval(0.95));
    }

    @Test
    @DisplayName("PostHog docs, fx-private-relay, zykrr docs: detractors are 1 to 6, so that 0 is lost")
    void zeroIsADetractor() {
        NpsScore score = Nps.of(RatingTally.of(0, 10));

        assertThat(score.detractors()).isEqualTo(1);
        assertThat(score.responses()).isEqualTo(2);
        assertThat(score.value()).hasValue(0);
    }

    @Test
    @DisplayName("CDC prime-reportstream #5281: the groups add up to less than the answers")
    void groupsAndExcludedAnswersAddUpToTheRows() {
        RatingTally.Builder tally = RatingTally.builder(ZERO_TO_TEN, "99");
        for (int answer = -1; answer <= 11; answer++) {
            tally.add(answer);
        }
        NpsScore score =
                Nps.of(tally.add(99).addText("7.5").addText(" ").addText("7.0").build());

        assertThat(score.detractors() + score.passives() + score.promoters()).isEqualTo(score.responses());
        assertThat(score.responses()).isEqualTo(12);
        assertThat(score.excluded().total()).isEqualTo(5);
        assertThat(score.tally().rows()).isEqualTo(17);
    }

    @Test
    @DisplayName("atefalvi/sfo-dashboard: the mean of daily scores in place of the score of all answers")
    void mergedDaysAreThePooledScore() {
        NpsScore busy = Nps.of(RatingTally.of(10, 10, 10, 0));
        NpsScore single = Nps.of(RatingTally.of(0));

        assertThat(busy.merge(single).value()).hasValue(20); // the mean of 50 and -100 is -25
    }

    @Test
    @DisplayName("SFO survey: the code 11 for blank counted as a promoter, or as a passive")
    void missingCodesAreInNoGroup() {
        int[] survey = {10, 10, 7, 0, 11, 11};
        RatingTally.Builder listed = RatingTally.builder(ZERO_TO_TEN, "11");
        RatingTally.Builder unlisted = RatingTally.builder(ZERO_TO_TEN);
        for (int answer : survey) {
            listed.add(answer);
            unlisted.add(answer);
        }

        assertThat(Nps.of(listed.build()).value()).hasValue(25);
        assertThat(listed.build().excluded().count(Exclusion.MISSING_CODE)).isEqualTo(2);
        assertThat(Nps.of(unlisted.build()).value()).hasValue(25);
        assertThat(unlisted.build().excluded().count(Exclusion.OUT_OF_RANGE)).isEqualTo(2);
    }

    @Test
    @DisplayName("SFO survey: codes on the scale of a wider question are kept out as well")
    void missingCodeWinsOverTheScale() {
        RatingTally tally = RatingTally.builder(new RatingScale(0, 6), "0", "6")
                .add(0)
                .add(3)
                .addText("6.0")
                .build();

        assertThat(tally.responses()).isEqualTo(1);
        assertThat(tally.excluded().count(Exclusion.MISSING_CODE)).isEqualTo(2);
    }
}
