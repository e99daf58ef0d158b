package io.crmkit.metrics.interval;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Normal;
import io.crmkit.metrics.internal.Require;
import java.util.Optional;

/**
 * Methods for the interval of a net score: the percentage of promoters minus the percentage of detractors, from -100 to
 * 100. With D, Pa, P answers, n = D + Pa + P and s = (P - D) / n, the variance of one answer is v = (P + D) / n - s².
 *
 * <p>Source: Rocks, "Interval Estimation for the Net Promoter Score", The American Statistician 70 (2016); the formulas
 * follow the code of its author (brendan-r/NPS), the article was not available.
 */
public enum NpsInterval {
    /** s ± z √(v / n). Too narrow for few answers; of no width if all answers fall into one group. */
    WALD("nps.wald"),
    /** As {@link #WALD} with the sample variance, divisor n - 1; there is none for one answer. */
    TRINOMIAL_MEAN("nps.trinomial_mean"),
    /**
     * Recommended. {@link #WALD} after ¾ of an answer is added to the detractors and to the promoters and 1½ to the
     * passives, around the centre of these counts. May pass ±100 before clipping. If all answers are promoters it contains
     * their score of 100 only if z² ≥ 2 (n + 3) / (n + 1), which at a level of 0.95 takes two answers; detractors alike.
     */
    ADJUSTED_WALD("nps.adjusted_wald"),
    /** All scores that a score test (Tango 1998) does not reject. Never passes ±100, always contains the estimate. */
    SCORE("nps.score");

    private final String id;

    NpsInterval(String id) {
        this.id = id;
    }

    /** Returns the id that stands in a result, such as {@code nps.wald}. */
    public String id() {
        return id;
    }

    /**
     * Returns the interval on the scale -100 to 100; empty if there are no answers, or one for {@link #TRINOMIAL_MEAN}.
     *
     * @param level the confidence level, above 0 and below 1
     * @throws InvalidInputException if a count is negative or the level is not above 0 and below 1
     */
    public Optional<ConfidenceInterval> of(long detractors, long passives, long promoters, double level) {
        Require.level(level);
        Require.count("detractors", detractors);
        Require.count("passives", passives);
        Require.count("promoters", promoters);
        double low = (double) detractors;
        double high = (double) promoters;
        return interval(low, high, low + passives + high, level);
    }

    /**
     * Returns the interval of a weighted score on the scale -100 to 100, with the effective number of responses of Kish in
     * place of n; the method in the result ends in {@code .weighted}. Unlike those of {@link WeightedInterval}, the recommended
     * methods have a width if all answers are alike. Empty if the effective n is 0, or not above 1 for
     * {@link #TRINOMIAL_MEAN}.
     *
     * @param detractors the share of detractors in the sum of weights, 0 to 1
     * @param promoters the share of promoters in the sum of weights, 0 to 1
     * @param effectiveN (Σw)² / Σw², see {@code WeightedTally.effectiveResponses}
     * @param level the confidence level, above 0 and below 1
     * @throws InvalidInputException if a share is not from 0 to 1 or the two add up to more than 1, the effective n is
     *     negative or not finite, or the level is not above 0 and below 1
     */
    public Optional<ConfidenceInterval> ofShares(double detractors, double promoters, double effectiveN, double level) {
        Require.level(level);
        Require.notNegative("effectiveN", effectiveN);
        double low = Require.share("detractors", detractors);
        double high = Require.share("promoters", promoters);
        Require.share("detractors and promoters", low + high);
        return interval(low * effectiveN, high * effectiveN, effectiveN, level)
                .map(interval -> interval.named(".weighted"));
    }

    private Optional<ConfidenceInterval> interval(double low, double high, double n, double level) {
        if (n == 0 || (this == TRINOMIAL_MEAN && n <= 1)) {
            return Optional.empty();
        }
        double z = Normal.quantile(level);
        return Optional.of(
                switch (this) {
                    case WALD -> wald(low, high, n, n, z, level);
                    case TRINOMIAL_MEAN -> wald(low, high, n, n - 1, z, level);
                    case ADJUSTED_WALD -> wald(low + 0.75, high + 0.75, n + 3, n + 3, z, level);
                    case SCORE ->
                        ends(
                                level,
                                -TangoLimit.upper(high / n, low / n, n, z),
                                TangoLimit.upper(low / n, high / n, n, z));
                });
    }

    private ConfidenceInterval wald(
            double detractors, double promoters, double n, double divisor, double z, double level) {
        double score = (promoters - detractors) / n;
        // zero by rounding for one group must not become the root of a negative number
        double variance = Math.max(0, (promoters + detractors) / n - score * score);
        double margin = z * Math.sqrt(variance / divisor);
        return ends(level, score - margin, score + margin);
    }

    private ConfidenceInterval ends(double level, double lower, double upper) {
        return ConfidenceInterval.of(id, level, 100 * lower, 100 * upper, -100, 100);
    }
}
