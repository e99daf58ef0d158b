package io.crmkit.metrics.interval;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Percentile intervals by resampling: n answers are drawn with replacement from the n that were given, again and again, and
 * the interval is what is left of the resampled values after equally many are cut off at either end. Reproducible: the same
 * seed, number of draws and answers give the same interval, whatever the order of the answers.
 *
 * <ul>
 *   <li>Too narrow for few answers, like Wald, and of no width if all answers are alike; for comparison, and for statistics
 *       without a formula.
 *   <li>Draws the counts of a resample, not its answers: the work grows with the root of n. Up to 2^31 - 1 answers.
 *   <li>Not for several threads at a time, unless the random generator is.
 * </ul>
 *
 * <p>Source: Efron and Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13.
 */
public final class BootstrapInterval {
    private final RandomGenerator random;
    private final int draws;

    private BootstrapInterval(RandomGenerator random, int draws) {
        this.random = Objects.requireNonNull(random, "random");
        this.draws = draws;
    }

    /**
     * Returns a method that draws this many resamples.
     *
     * @param random where chance comes from; seed it to get the same interval again
     * @param draws how many resamples, at least 1,000
     * @throws InvalidInputException if there are fewer than 1,000 draws
     */
    public static BootstrapInterval of(RandomGenerator random, int draws) {
        if (draws < 1_000) {
            throw new InvalidInputException("draws", "must be at least 1000");
        }
        return new BootstrapInterval(random, draws);
    }

    /**
     * Returns the interval of a net score on the scale -100 to 100, method {@code nps.bootstrap}; empty without answers.
     *
     * @param level the confidence level, above 0 and below 1
     * @throws InvalidInputException if a count is negative, there are 2^31 answers or more, the level is not above 0 and below
     *     1, or fewer than ten resamples would be cut off at either end
     */
    public Optional<ConfidenceInterval> nps(long detractors, long passives, long promoters, double level) {
        return percentile(
                "nps.bootstrap", new double[] {-100, 0, 100}, new long[] {detractors, passives, promoters}, level);
    }

    /**
     * Returns the interval of a mean, method {@code mean.bootstrap}; empty without answers.
     *
     * @param values the different values, in any order
     * @param counts how often each of them was given, in the same order
     * @param level the confidence level, above 0 and below 1
     * @throws InvalidInputException if there is not one count per value, a value is not finite, a count is negative, there are
     *     2^31 answers or more, the level is not above 0 and below 1, or fewer than ten resamples would be cut off at either
     *     end
     */
    public Optional<ConfidenceInterval> mean(double[] values, long[] counts, double level) {
        return percentile("mean.bootstrap", values, counts, level);
    }

    private Optional<ConfidenceInterval> percentile(String id, double[] values, long[] counts, double level) {
        Require.level(level);
        // a hair for levels such as 0.9, which are not what they look like
        int cut = (int) (draws * (1 - level) / 2 + 1e-9);
        if (cut < 10) {
            throw new InvalidInputException("draws", "must be at least 20 / (1 - level)");
        }
        int[] sample = sample(values, counts);
        int n = Arrays.stream(sample).sum();
        if (n == 0) {
            return Optional.empty();
        }
        double[] means = new double[draws];
        for (int i = 0; i < draws; i++) {
            means[i] = resampledMean(values, sample, n);
        }
        Arrays.sort(means);
        return Optional.of(ConfidenceInterval.of(
                id,
                level,
                means[cut],
                means[draws - 1 - cut],
                Arrays.stream(values).min().orElseThrow(),
                Arrays.stream(values).max().orElseThrow()));
    }

    /** A resample is multinomial: the count of the first value is binomial, that of the next among the rest, and so on. */
    private double resampledMean(double[] values, int[] sample, int n) {
        int open = n;
        int notDrawn = n;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            int drawn = sample[i] == notDrawn ? open : BinomialDraw.next(random, open, (double) sample[i] / notDrawn);
            sum += values[i] * drawn;
            open -= drawn;
            notDrawn -= sample[i];
        }
        return sum / n;
    }

    private static int[] sample(double[] values, long[] counts) {
        if (values.length != counts.length) {
            throw new InvalidInputException("counts", "must be one per value");
        }
        long n = 0;
        for (int i = 0; i < counts.length; i++) {
            Require.count("counts", counts[i]);
            if (!Double.isFinite(values[i])) {
                throw new InvalidInputException("values", "must be finite");
            }
            if (counts[i] > Integer.MAX_VALUE - n) {
                throw new InvalidInputException("counts", "must add up to less than 2^31 for a bootstrap");
            }
            n += counts[i];
        }
        return Arrays.stream(counts).mapToInt(Math::toIntExact).toArray();
    }
}
