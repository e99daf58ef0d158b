package io.crmkit.metrics.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.error.InvalidInputException;
import java.util.Iterator;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BootstrapIntervalTest {
    @Test
    void theSameSeedGivesTheSameInterval() {
        assertThat(bootstrap(1).nps(5, 10, 35, 0.95)).isEqualTo(bootstrap(1).nps(5, 10, 35, 0.95));
        assertThat(bootstrap(1).nps(50, 100, 350, 0.95))
                .isNotEqualTo(bootstrap(2).nps(50, 100, 350, 0.95));
    }

    @Test
    void nearlyAgreesWithWaldForManyAnswers() {
        ConfidenceInterval wald = NpsInterval.WALD.of(342, 968, 1436, 0.95).orElseThrow();
        ConfidenceInterval interval = bootstrap(7).nps(342, 968, 1436, 0.95).orElseThrow();

        assertThat(interval.method()).isEqualTo("nps.bootstrap");
        assertThat(interval.lower()).isCloseTo(wald.lower(), within(0.15));
        assertThat(interval.upper()).isCloseTo(wald.upper(), within(0.15));
    }

    @Test
    void meanOfSeveralValuesNearlyAgreesWithTheNormalInterval() {
        long[] counts = {60, 32, 444, 1507, 699};
        double n = 2742;
        double mean = (60 + 64 + 3 * 444 + 4 * 1507 + 5 * 699) / n;
        double variance =
                (60 * sq(1 - mean) + 32 * sq(2 - mean) + 444 * sq(3 - mean) + 1507 * sq(4 - mean) + 699 * sq(5 - mean))
                        / (n - 1);
        ConfidenceInterval normal =
                MeanInterval.NORMAL.of(mean, variance, 2742, 1, 5, 0.95).orElseThrow();

        ConfidenceInterval interval =
                bootstrap(7).mean(new double[] {1, 2, 3, 4, 5}, counts, 0.95).orElseThrow();

        assertThat(interval.lower()).isCloseTo(normal.lower(), within(0.003));
        assertThat(interval.upper()).isCloseTo(normal.upper(), within(0.003));
    }

    @Test
    void billionsOfAnswersAreResampledByCounts() {
        ConfidenceInterval interval =
                bootstrap(3).nps(500_000_000, 500_000_000, 500_000_000, 0.95).orElseThrow();

        assertThat(interval.lower()).isBetween(-0.006, -0.003);
        assertThat(interval.upper()).isBetween(0.003, 0.006);
    }

    @Test
    void answersThatAreAllAlikeHaveNoWidthAndNoneHaveNoInterval() {
        assertThat(bootstrap(1).nps(0, 0, 10, 0.95)).hasValueSatisfying(interval -> {
            assertThat(interval.degenerate()).isTrue();
            assertThat(interval.upper()).isEqualTo(100);
        });
        assertThat(bootstrap(1).nps(0, 0, 0, 0.95)).isEmpty();
        assertThat(bootstrap(1).mean(new double[0], new long[0], 0.95)).isEmpty();
    }

    /**
     * Of two different answers a resample has the mean ½ if chance is below ½, then 0 below ¾, else 1. A level of 0.95 cuts 25
     * of 1,000 resamples off at either end.
     */
    @ParameterizedTest
    @CsvSource({"25, 25, 0.5, 0.5", "26, 25, 0, 0.5", "25, 26, 0.5, 1", "26, 26, 0, 1"})
    void asManyAreCutOffAtTheUpperEndAsAtTheLowerOne(int zeros, int ones, double lower, double upper) {
        Iterator<Double> chances = IntStream.range(0, 1_000)
                .mapToObj(i -> i < zeros ? 0.6 : i < zeros + ones ? 0.9 : 0.1)
                .iterator();

        ConfidenceInterval interval = BootstrapInterval.of(scripted(chances::next), 1_000)
                .mean(new double[] {0, 1}, new long[] {1, 1}, 0.95)
                .orElseThrow();

        assertThat(interval.lower()).isEqualTo(lower);
        assertThat(interval.upper()).isEqualTo(upper);
    }

    @Test
    void takesAsManyAnswersAsItSays() {
        assertThat(bootstrap(1).nps(0, 0, Integer.MAX_VALUE, 0.95).orElseThrow().lower())
                .isEqualTo(100);
        assertThat(bootstrap(1).mean(new double[] {3}, new long[] {5}, 0.95).orElseThrow())
                .isEqualTo(new ConfidenceInterval("mean.bootstrap", 0.95, 3, 3, 3, 3));
    }

    @Test
    void refusesWhatItCannotDoHonestly() {
        assertRefused("draws", () -> BootstrapInterval.of(new SplittableRandom(1), 999));
        assertRefused(
                "draws",
                () -> BootstrapInterval.of(new SplittableRandom(1), 1_999).nps(1, 1, 1, 0.99));
        assertThat(BootstrapInterval.of(new SplittableRandom(1), 2_000).nps(1, 1, 1, 0.99))
                .isPresent();
        // 1,600 × 0.0125 / 2 are ten, although 1 - 0.9875 in doubles is a hair less
        assertThat(BootstrapInterval.of(new SplittableRandom(1), 1_600).nps(1, 1, 1, 0.9875))
                .isPresent();
        assertRefused("level", () -> bootstrap(1).nps(1, 1, 1, 1));
        assertRefused("counts", () -> bootstrap(1).nps(-1, 1, 1, 0.95));
        assertRefused("counts", () -> bootstrap(1).nps(Integer.MAX_VALUE, 1, 0, 0.95));
        assertRefused("counts", () -> bootstrap(1).nps(Long.MAX_VALUE, Long.MAX_VALUE, 0, 0.95));
        assertRefused("counts", () -> bootstrap(1).mean(new double[] {1}, new long[] {1, 2}, 0.95));
        assertRefused("values", () -> bootstrap(1).mean(new double[] {Double.NaN}, new long[] {1}, 0.95));
    }

    /** All counts from 0 to n, tails of little expectation thrown together, against a significance of one in a thousand. */
    @ParameterizedTest
    @CsvSource({"1, 0.5", "7, 0.1", "20, 0.93", "40, 0.5", "1000, 0.003"})
    void drawsFollowTheBinomialDistribution(int trials, double p) {
        int draws = 50_000;
        SplittableRandom random = new SplittableRandom(11);
        BinomialDistribution binomial = BinomialDistribution.of(trials, p);
        int lowest = binomial.inverseCumulativeProbability(0.001);
        int highest = binomial.inverseSurvivalProbability(0.001);
        long[] observed = new long[highest - lowest + 1];
        for (int i = 0; i < draws; i++) {
            int drawn = BinomialDraw.next(random, trials, p);
            assertThat(drawn).isBetween(0, trials);
            observed[Math.min(Math.max(drawn, lowest), highest) - lowest]++;
        }
        double[] expected = new double[observed.length];
        for (int i = 0; i < expected.length; i++) {
            double above = i == expected.length - 1 ? 0 : binomial.survivalProbability(lowest + i);
            double below = i == 0 ? 0 : binomial.cumulativeProbability(lowest + i - 1);
            expected[i] = draws * (1 - above - below);
        }

        assertThat(ChiSquareTest.withDefaults().test(expected, observed).getPValue())
                .isGreaterThan(0.001);
    }

    @Test
    void drawsOfCertaintiesNeedNoChance() {
        SplittableRandom random = new SplittableRandom(1);

        assertThat(BinomialDraw.next(random, 0, 0.5)).isZero();
        assertThat(BinomialDraw.next(random, 9, 0)).isZero();
        assertThat(BinomialDraw.next(random, 9, 1)).isEqualTo(9);
    }

    /**
     * The probabilities that a double holds may add up to less than the largest number that can be drawn. Nothing is drawn
     * then that is unheard of: twelve standard deviations away in the wide cases.
     */
    @ParameterizedTest
    @CsvSource({
        "1, 0.3, 0, 1",
        "60, 0.3, 0, 60",
        "2000000000, 0.5, 999731672, 1000268328",
        "2000000000, 1e-9, 0, 40",
        "2000000000, 0.999999999, 1999999960, 2000000000"
    })
    void theLargestNumberThatCanBeDrawnEnds(int trials, double p, int least, int most) {
        assertThat(BinomialDraw.next(scripted(() -> Math.nextDown(1.0)), trials, p))
                .isBetween(least, most);
    }

    private static RandomGenerator scripted(DoubleSupplier chance) {
        return new RandomGenerator() {
            @Override
            public long nextLong() {
                throw new AssertionError("a bootstrap draws doubles");
            }

            @Override
            public double nextDouble() {
                return chance.getAsDouble();
            }
        };
    }

    private static BootstrapInterval bootstrap(long seed) {
        return BootstrapInterval.of(new SplittableRandom(seed), 2_000);
    }

    private static double sq(double x) {
        return x * x;
    }

    private static void assertRefused(String field, Runnable call) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(call::run)
                .satisfies(e -> assertThat(e.field()).isEqualTo(field));
    }
}
