package io.crmkit.metrics.comparison;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static io.crmkit.core.feedback.RatingScale.ONE_TO_SEVEN;
import static io.crmkit.core.feedback.RatingScale.ZERO_TO_TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.csat.Csat;
import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.score.MeanScore;
import io.crmkit.metrics.score.ShareScore;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.apache.commons.statistics.inference.OneWayAnova;
import org.apache.commons.statistics.inference.SignificanceResult;
import org.junit.jupiter.api.Test;

class OverallTestTest {
    private static final int[][] BRANCHES = {
        {5, 4, 4, 3, 5, 2, 4}, {3, 2, 4, 1, 3}, {4, 5, 5, 4, 4, 5, 5, 3}, {2, 2, 3, 4}
    };

    private static List<RatingTally> branches() {
        return Stream.of(BRANCHES)
                .map(ratings -> RatingTally.of(ONE_TO_FIVE, ratings))
                .toList();
    }

    private static List<MeanScore> means(int count) {
        return branches().subList(0, count).stream().map(Csat::mean).toList();
    }

    private static NpsScore nps(long detractors, long passives, long promoters) {
        return Nps.of(RatingTally.ofCounts(ZERO_TO_TEN, detractors, 0, 0, 0, 0, 0, 0, passives, 0, 0, promoters));
    }

    @Test
    void ratingsAgreeWithApacheCommons() {
        long[][] table = branches().stream().map(RatingTally::counts).toArray(long[][]::new);
        SignificanceResult reference = ChiSquareTest.withDefaults().test(table);
        OverallTest test = OverallTest.ofRatings(branches()).orElseThrow();

        assertThat(test.statistic()).isCloseTo(reference.getStatistic(), within(1e-12));
        assertThat(test.pValue()).isCloseTo(reference.getPValue(), within(1e-12));
        assertThat(test.degreesOfFreedom()).isEqualTo(12);
        assertThat(test.degreesOfFreedomWithin()).isEmpty();
        assertThat(test.responses()).isEqualTo(24);
        assertThat(test.smallestExpected().orElseThrow()).isCloseTo(4 * 1 / 24.0, within(1e-12));
        assertThat(test.effect().orElseThrow().id()).isEqualTo("cramers.v");
        assertThat(test.effect().orElseThrow().value())
                .isCloseTo(Math.sqrt(test.statistic() / (24 * 3)), within(1e-12));
    }

    @Test
    void sharesAgreeWithApacheCommons() {
        List<ShareScore> shares = branches().stream().map(Csat::top2Box).toList();
        SignificanceResult reference = ChiSquareTest.withDefaults().test(new long[][] {{5, 2}, {1, 4}, {7, 1}, {1, 3}});
        OverallTest test = OverallTest.ofShares(shares).orElseThrow();

        assertThat(test.statistic()).isCloseTo(reference.getStatistic(), within(1e-12));
        assertThat(test.pValue()).isCloseTo(reference.getPValue(), within(1e-12));
        assertThat(test.degreesOfFreedom()).isEqualTo(3);
        assertThat(test.effect().orElseThrow().value()).isCloseTo(Math.sqrt(test.statistic() / 24), within(1e-12));
    }

    @Test
    void analysisOfVarianceAgreesWithApacheCommons() {
        List<double[]> data = Stream.of(BRANCHES)
                .map(ratings -> Arrays.stream(ratings).asDoubleStream().toArray())
                .toList();
        OneWayAnova.Result reference = OneWayAnova.withDefaults().test(data);
        OverallTest test = OverallTest.ofMeansOfOneVariance(means(4)).orElseThrow();

        assertThat(test.statistic()).isCloseTo(reference.getStatistic(), within(1e-12));
        assertThat(test.pValue()).isCloseTo(reference.getPValue(), within(1e-12));
        assertThat(test.degreesOfFreedom()).isEqualTo(3);
        assertThat(test.degreesOfFreedomWithin()).hasValue(20);
        double between = 3 * reference.getMSBG();
        assertThat(test.effect().orElseThrow().value())
                .isCloseTo(between / (between + 20 * reference.getMSWG()), within(1e-12));
    }

    @Test
    void ofTwoGroupsEachTestIsThatOfTwoSamples() {
        List<MeanScore> two = means(2);
        SignificanceTest welch = test(MeanComparison.WELCH.of(two.get(0), two.get(1), 0.95));
        SignificanceTest pooled = test(MeanComparison.POOLED.of(two.get(0), two.get(1), 0.95));
        NpsScore first = nps(10, 20, 20);
        NpsScore second = nps(5, 10, 35);

        OverallTest f = OverallTest.ofMeans(two).orElseThrow();
        assertThat(f.statistic()).isCloseTo(welch.statistic() * welch.statistic(), within(1e-12));
        assertThat(f.pValue()).isCloseTo(welch.pValue(), within(1e-12));
        assertThat(f.degreesOfFreedomWithin().orElseThrow())
                .isCloseTo(welch.degreesOfFreedom().orElseThrow(), within(1e-12));
        assertThat(OverallTest.ofMeansOfOneVariance(two).orElseThrow().pValue())
                .isCloseTo(pooled.pValue(), within(1e-12));
        for (NpsComparison method : NpsComparison.values()) {
            SignificanceTest z = test(method.of(first, second, 0.95));
            OverallTest q =
                    OverallTest.ofNetScores(List.of(first, second), method).orElseThrow();
            assertThat(q.statistic()).isCloseTo(z.statistic() * z.statistic(), within(1e-9));
            assertThat(q.pValue()).isCloseTo(z.pValue(), within(1e-12));
        }
    }

    private static SignificanceTest test(Optional<Comparison> comparison) {
        return comparison.orElseThrow().test().orElseThrow();
    }

    @Test
    void welchOfThreeGroupsIsThePublishedFormula() {
        // n 3, 3, 3; means 2, 3, 4; variances 1, 1, 4, so weights 3, 3, 0.75
        List<MeanScore> groups = Stream.of(new int[] {1, 2, 3}, new int[] {2, 3, 4}, new int[] {2, 4, 6})
                .map(ratings -> Csat.mean(RatingTally.of(ONE_TO_SEVEN, ratings)))
                .toList();
        double mean = (3 * 2 + 3 * 3 + .75 * 4) / 6.75;
        double between = (3 * Math.pow(2 - mean, 2) + 3 * Math.pow(3 - mean, 2) + .75 * Math.pow(4 - mean, 2)) / 2;
        double lambda = (2 * Math.pow(1 - 3 / 6.75, 2) + Math.pow(1 - .75 / 6.75, 2)) / 2;

        OverallTest test = OverallTest.ofMeans(groups).orElseThrow();

        assertThat(test.statistic()).isCloseTo(between / (1 + 2 * lambda / 8), within(1e-12));
        assertThat(test.degreesOfFreedomWithin().orElseThrow()).isCloseTo(8 / (3 * lambda), within(1e-12));
    }

    @Test
    void netScoresOfEqualGroupsDoNotDiffer() {
        OverallTest test = OverallTest.ofNetScores(
                        List.of(nps(1, 1, 3), nps(1, 1, 3), nps(1, 1, 3)), NpsComparison.ADJUSTED_WALD)
                .orElseThrow();

        assertThat(test.method()).isEqualTo("nps.k_sample_adjusted_wald");
        assertThat(test.statistic()).isCloseTo(0, within(1e-12));
        assertThat(test.pValue()).isCloseTo(1, within(1e-12));
        assertThat(test.degreesOfFreedom()).isEqualTo(2);
        assertThat(test.effect().orElseThrow().value()).isCloseTo(0, within(1e-12));
    }

    @Test
    void qWeighsEachGroupByItsError() {
        // squared errors of Wald in squared points: 10,000 (1 - 0) / 2 and / 8, scores 0, and .75 / 4 with score 50
        List<NpsScore> groups = List.of(nps(1, 0, 1), nps(4, 0, 4), nps(1, 0, 3));
        double[] weight = {2, 8, 4 / .75};
        double mean = 50 * weight[2] / (weight[0] + weight[1] + weight[2]);
        double q = ((weight[0] + weight[1]) * mean * mean + weight[2] * (50 - mean) * (50 - mean)) / 10_000;

        assertThat(OverallTest.ofNetScores(groups, NpsComparison.WALD)
                        .orElseThrow()
                        .statistic())
                .isCloseTo(q, within(1e-12));
    }

    @Test
    void groupsWithTooFewResponsesAreLeftOutAndCounted() {
        RatingTally none = RatingTally.of(ONE_TO_FIVE);
        RatingTally one = RatingTally.of(ONE_TO_FIVE, 5);
        List<RatingTally> tallies =
                Stream.concat(branches().stream(), Stream.of(none, one)).toList();

        OverallTest ratings = OverallTest.ofRatings(tallies).orElseThrow();
        OverallTest means =
                OverallTest.ofMeans(tallies.stream().map(Csat::mean).toList()).orElseThrow();
        OverallTest nps = OverallTest.ofNetScores(List.of(nps(1, 1, 1), nps(0, 0, 0), nps(0, 2, 1)), NpsComparison.WALD)
                .orElseThrow();

        assertThat(ratings.groups()).isEqualTo(5);
        assertThat(ratings.leftOut()).isEqualTo(1);
        assertThat(means.groups()).isEqualTo(4);
        assertThat(means.leftOut()).isEqualTo(2);
        assertThat(means.responses()).isEqualTo(24);
        assertThat(nps.leftOut()).isEqualTo(1);
    }

    @Test
    void withoutTwoGroupsOrSpreadThereIsNoTest() {
        RatingTally fives = RatingTally.of(ONE_TO_FIVE, 5, 5);
        MeanScore alike = Csat.mean(fives);

        assertThat(OverallTest.ofRatings(List.of())).isEmpty();
        assertThat(OverallTest.ofRatings(branches().subList(0, 1))).isEmpty();
        assertThat(OverallTest.ofRatings(List.of(fives, fives))).isEmpty();
        assertThat(OverallTest.ofShares(List.of(Csat.topBox(fives), Csat.topBox(fives))))
                .isEmpty();
        assertThat(OverallTest.ofMeans(means(1))).isEmpty();
        assertThat(OverallTest.ofMeans(List.of(alike, means(1).get(0)))).isEmpty();
        assertThat(OverallTest.ofMeansOfOneVariance(List.of(alike, alike))).isEmpty();
        assertThat(OverallTest.ofNetScores(List.of(nps(0, 0, 2), nps(1, 1, 1)), NpsComparison.WALD))
                .isEmpty();
        assertThat(OverallTest.ofNetScores(List.of(nps(0, 0, 2), nps(0, 0, 3)), NpsComparison.ADJUSTED_WALD)
                        .orElseThrow()
                        .effect())
                .isEmpty();
    }

    @Test
    void refusesGroupsThatMeanDifferentThings() {
        RatingTally five = RatingTally.of(ONE_TO_FIVE, 4, 5);
        RatingTally seven = RatingTally.of(ONE_TO_SEVEN, 4, 5);

        for (Runnable mix : List.<Runnable>of(
                () -> OverallTest.ofRatings(List.of(five, seven)),
                () -> OverallTest.ofShares(List.of(Csat.topBox(five), Csat.top2Box(five))),
                () -> OverallTest.ofMeans(List.of(Csat.mean(five), Csat.rescaled(five))),
                () -> OverallTest.ofNetScores(
                        List.of(nps(1, 1, 1), Nps.employee(RatingTally.of(1, 8, 9))), NpsComparison.WALD))) {
            assertThatThrownBy(mix::run).isInstanceOf(InvalidInputException.class);
        }
    }
}
