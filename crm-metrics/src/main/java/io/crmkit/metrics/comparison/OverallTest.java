package io.crmkit.metrics.comparison;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.score.MeanScore;
import io.crmkit.metrics.score.ShareScore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One test of "no group differs from another" over several groups of different people. It needs no correction, and does not say
 * which group differs: {@link GroupComparison} does. Groups with too few responses are left out. There is no test if fewer than
 * two groups are left, or there is no spread to compare them with.
 *
 * @param method the id of the method, such as {@code mean.k_sample_welch}
 * @param groups how many groups were tested, at least 2
 * @param leftOut how many groups had too few responses
 * @param responses the responses of the groups tested
 * @param statistic chi-square, F, or Q; at least 0, and larger the more the groups differ
 * @param degreesOfFreedom those between the groups
 * @param degreesOfFreedomWithin those of the denominator of F; empty for chi-square and Q
 * @param pValue how probable a statistic at least as large is if no group differs, 0 to 1
 * @param smallestExpected the smallest expected count of a chi-square test, which is rough below 5; empty for F and Q
 * @param effect the size of the difference without a unit; empty if the answers are all alike
 */
public record OverallTest(
        String method,
        int groups,
        int leftOut,
        long responses,
        double statistic,
        double degreesOfFreedom,
        OptionalDouble degreesOfFreedomWithin,
        double pValue,
        OptionalDouble smallestExpected,
        Optional<EffectSize> effect) {

    /**
     * Returns the test of equal shares: chi-square of Pearson over matching and other answers, without continuity correction, k -
     * 1 degrees of freedom, {@code proportion.k_sample_chi_square}. Groups without responses are left out; none if all answers
     * match, or none does. The effect is {@code cramers.v}.
     *
     * @throws InvalidInputException if the scores have different definitions
     */
    public static Optional<OverallTest> ofShares(Collection<ShareScore> groups) {
        List<ShareScore> scores = List.copyOf(groups);
        scores.forEach(score -> scores.get(0).definition().requireSame(score.definition()));
        return Contingency.test(
                "proportion.k_sample_chi_square",
                scores.stream()
                        .map(score -> new long[] {score.matching(), score.responses() - score.matching()})
                        .toList());
    }

    /**
     * Returns the test of equal distributions: chi-square of Pearson over the ratings, of which those that nobody gave do not
     * count, (k - 1) (ratings - 1) degrees of freedom, {@code rating.k_sample_chi_square}. It takes no notice of the order of the
     * ratings. Groups without responses are left out; none if all answers are alike. The effect is {@code cramers.v}.
     *
     * @throws InvalidInputException if the tallies have different scales
     */
    public static Optional<OverallTest> ofRatings(Collection<RatingTally> groups) {
        List<RatingTally> tallies = List.copyOf(groups);
        tallies.forEach(tally -> {
            if (!tally.scale().equals(tallies.get(0).scale())) {
                throw new InvalidInputException("scale", "must be one for all groups, was " + tally.scale());
            }
        });
        return Contingency.test(
                "rating.k_sample_chi_square",
                tallies.stream().map(RatingTally::counts).toList());
    }

    /**
     * Returns the test of equal means of Welch, each group with its own variance, {@code mean.k_sample_welch}: recommended for
     * means. Groups of fewer than two responses are left out; none if a group has no spread. Of two groups it is the test of
     * {@link MeanComparison#WELCH}. The effect is {@code eta.squared}.
     *
     * @throws InvalidInputException if the scores have different definitions
     */
    public static Optional<OverallTest> ofMeans(Collection<MeanScore> groups) {
        return MeanGroups.of(groups).flatMap(MeanGroups::welch);
    }

    /**
     * Returns the test of equal means by one-way analysis of variance, {@code mean.k_sample_anova}: all groups are taken to have
     * one variance, which is wrong if they differ in size and spread. Groups of fewer than two responses are left out. Of two
     * groups it is the test of {@link MeanComparison#POOLED}. The effect is {@code eta.squared}.
     *
     * @throws InvalidInputException if the scores have different definitions
     */
    public static Optional<OverallTest> ofMeansOfOneVariance(Collection<MeanScore> groups) {
        return MeanGroups.of(groups).flatMap(MeanGroups::anova);
    }

    /**
     * Returns the test of equal net scores: Q = Σ (s - s̄)² / v over the groups, with s and v the score and the squared standard
     * error of the method and s̄ the mean weighted by 1 / v, against chi-square with k - 1 degrees of freedom;
     * {@code nps.k_sample_adjusted_wald} or {@code nps.k_sample_wald}. Groups without responses are left out; none if a squared
     * standard error is 0. Of two groups it is the test of the method. The effect is {@code eta.squared}.
     *
     * @param method {@link NpsComparison#ADJUSTED_WALD} is recommended
     * @throws InvalidInputException if the scores have different definitions
     */
    public static Optional<OverallTest> ofNetScores(Collection<NpsScore> groups, NpsComparison method) {
        return NetGroups.test(List.copyOf(groups), method);
    }
}
