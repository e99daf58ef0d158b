package io.crmkit.metrics.sample;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Normal;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.interval.FinitePopulation;

/**
 * Computes how many answers are needed, rounded up. It counts answers: for invitations divide by the expected response rate.
 *
 * <ul>
 *   <li>The margin of error is half the width of the interval, in the unit of the score. Variances are those of one answer in
 *       that unit, squared: {@code NpsScore.variance()}, or the squared {@code MeanScore.standardDeviation()}.
 *   <li>The formulas are those of the normal (Wald) interval; below about 30 they promise too much.
 *   <li>Everyone of a group that is needed must answer at random; more answers do not mend a biased sample.
 * </ul>
 */
public final class SampleSize {
    private SampleSize() {}

    /**
     * Returns n = z² v / margin², rounded up, at least 1.
     *
     * @param variance the variance of one answer
     * @param margin the margin of error
     * @param level the confidence level, above 0 and below 1
     * @throws InvalidInputException if the variance is negative or not finite, the margin is not finite and above 0, the level
     *     is not above 0 and below 1, or more answers were needed than a {@code long} holds
     */
    public static long forMargin(double variance, double margin, double level) {
        Require.notNegative("variance", variance);
        Require.positive("margin", margin);
        Require.level(level);
        double ratio = Normal.quantile(level) / margin;
        return roundUp("margin", ratio * ratio * variance);
    }

    /**
     * Returns {@link #forMargin} of a percentage, such as a top-2-box.
     *
     * @param expected the percentage that is expected, 0 to 100; 50 needs the most answers and is the careful choice
     * @param margin the margin of error in percentage points
     * @throws InvalidInputException if the percentage is not from 0 to 100, and as {@link #forMargin}
     */
    public static long forShare(double expected, double margin, double level) {
        double share = Require.share("expected / 100", expected / 100);
        return forMargin(10_000 * share * (1 - share), margin, level);
    }

    /**
     * Returns {@link #forMargin} of a net score.
     *
     * @param detractors the percentage of detractors that is expected, 0 to 100; 50 and 50 need the most answers
     * @param promoters the percentage of promoters that is expected, 0 to 100 together with the detractors
     * @param margin the margin of error in points
     * @throws InvalidInputException if the percentages are not from 0 to 100 or exceed 100 together, and as {@link #forMargin}
     */
    public static long forNps(double detractors, double promoters, double margin, double level) {
        double low = Require.share("detractors / 100", detractors / 100);
        double high = Require.share("promoters / 100", promoters / 100);
        double extremes = Require.share("(detractors + promoters) / 100", low + high);
        return forMargin(10_000 * Math.max(0, extremes - (high - low) * (high - low)), margin, level);
    }

    /**
     * Returns how many answers each of two groups needs so that a two-sided test finds a true difference with the given
     * probability: n = (z(1 - α/2) + z(power))² (v1 + v2) / difference², rounded up, at least 1, with α = 1 - level.
     *
     * @param firstVariance the variance of one answer in the first group
     * @param secondVariance the variance of one answer in the second group
     * @param difference the smallest difference worth finding, in the unit of the score, above 0
     * @param level 1 - α, above 0 and below 1; 0.95 for a test at 5 %
     * @param power the probability of finding the difference, above 0 and below 1; 0.8 is usual
     * @throws InvalidInputException if a variance is negative or not finite, the difference is not finite and above 0, the level
     *     or the power is not above 0 and below 1, or more answers were needed than a {@code long} holds
     */
    public static long perGroup(
            double firstVariance, double secondVariance, double difference, double level, double power) {
        Require.notNegative("firstVariance", firstVariance);
        Require.notNegative("secondVariance", secondVariance);
        Require.positive("difference", difference);
        Require.level(level);
        Require.between("power", power);
        double ratio = (Normal.quantile(level) + Normal.upperQuantile(1 - power)) / difference;
        return roundUp("difference", ratio * ratio * (firstVariance + secondVariance));
    }

    /**
     * Returns how many answers of a finite population have the precision of {@code n} of an endless one: n / (1 + (n - 1) / N),
     * rounded up; never more than the population.
     *
     * @param n answers needed without regard to the size of the population, at least 1
     * @throws InvalidInputException if n is below 1
     */
    public static long inPopulation(long n, FinitePopulation population) {
        if (n < 1) {
            throw new InvalidInputException("n", "must be at least 1");
        }
        double size = population.size();
        return Math.min(population.size(), roundUp("n", n / (1 + (n - 1) / size)));
    }

    private static long roundUp(String field, double n) {
        if (n >= Long.MAX_VALUE) {
            throw new InvalidInputException(
                    field, "must not be so small that more answers are needed than a long holds");
        }
        return Math.max(1, (long) Math.ceil(n));
    }
}
