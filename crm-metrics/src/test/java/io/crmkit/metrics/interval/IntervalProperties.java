package io.crmkit.metrics.interval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.metrics.internal.Normal;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;
import org.apache.commons.statistics.interval.NormalConfidenceInterval;

class IntervalProperties {
    @Property
    void npsIntervalsLieOnTheScaleContainTheScoreAndMirror(
            @ForAll @IntRange(max = 500) int detractors,
            @ForAll @IntRange(max = 500) int passives,
            @ForAll @IntRange(max = 500) int promoters,
            @ForAll @DoubleRange(min = 0.95, max = 0.999) @Scale(3) double level,
            @ForAll NpsInterval method) {
        double n = detractors + passives + promoters;
        Assume.that(n >= 2);
        ConfidenceInterval interval =
                method.of(detractors, passives, promoters, level).orElseThrow();
        ConfidenceInterval mirrored =
                method.of(promoters, passives, detractors, level).orElseThrow();

        assertThat(interval.lower()).isGreaterThanOrEqualTo(-100);
        assertThat(interval.upper()).isLessThanOrEqualTo(100);
        assertThat(interval.contains(100 * (promoters - detractors) / n) || interval.degenerate())
                .isTrue();
        assertThat(interval.lower()).isCloseTo(-mirrored.upper(), within(1e-9));
        assertThat(interval.upper()).isCloseTo(-mirrored.lower(), within(1e-9));
    }

    /** The definition itself: an end inside the scale is where the test statistic reaches z. */
    @Property
    void scoreTestReachesZAtTheEndsOfTheScoreInterval(
            @ForAll @IntRange(min = 1, max = 200) int detractors,
            @ForAll @IntRange(min = 1, max = 200) int passives,
            @ForAll @IntRange(min = 1, max = 200) int promoters) {
        ConfidenceInterval interval =
                NpsInterval.SCORE.of(detractors, passives, promoters, 0.95).orElseThrow();

        assertThat(statistic(detractors, passives, promoters, interval.lower() / 100))
                .isCloseTo(Normal.quantile(0.95), within(1e-6));
        assertThat(statistic(detractors, passives, promoters, interval.upper() / 100))
                .isCloseTo(Normal.quantile(0.95), within(1e-6));
    }

    @Property
    void moreAnswersOfTheSameKindNarrowEveryInterval(
            @ForAll @IntRange(min = 1, max = 100) int detractors,
            @ForAll @IntRange(min = 1, max = 100) int passives,
            @ForAll @IntRange(min = 1, max = 100) int promoters,
            @ForAll NpsInterval nps,
            @ForAll ProportionInterval proportion,
            @ForAll MeanInterval mean) {
        int n = detractors + promoters;

        assertThat(width(nps.of(4L * detractors, 4L * passives, 4L * promoters, 0.95)
                        .orElseThrow()))
                .isLessThan(width(nps.of(detractors, passives, promoters, 0.95).orElseThrow()));
        assertThat(width(proportion.of(4L * promoters, 4L * n, 0.95).orElseThrow()))
                .isLessThan(width(proportion.of(promoters, n, 0.95).orElseThrow()));
        assertThat(width(mean.of(0, 1, 4L * n, -100, 100, 0.95).orElseThrow()))
                .isLessThan(width(mean.of(0, 1, n, -100, 100, 0.95).orElseThrow()));
    }

    @Property
    void proportionsAgreeWithCommonsStatistics(
            @ForAll @IntRange(min = 1, max = 5_000) int n,
            @ForAll @DoubleRange(min = 0, max = 1) @Scale(4) double share,
            @ForAll @DoubleRange(min = 0.5, max = 0.999) @Scale(3) double level,
            @ForAll ProportionInterval method) {
        int x = (int) Math.round(share * n);
        Interval theirs = BinomialConfidenceInterval.valueOf(
                        switch (method) {
                            case WILSON -> "WILSON_SCORE";
                            case NORMAL -> "NORMAL_APPROXIMATION";
                            case CLOPPER_PEARSON, AGRESTI_COULL, JEFFREYS -> method.name();
                        })
                .fromErrorRate(n, x, 1 - level);

        ConfidenceInterval ours = method.of(x, n, level).orElseThrow();

        assertThat(ours.lower()).isCloseTo(theirs.getLowerBound(), within(1e-12));
        assertThat(ours.upper()).isCloseTo(theirs.getUpperBound(), within(1e-12));
        assertThat(ours.clipped()).isEqualTo(ours.rawLower() < 0 || ours.rawUpper() > 1);
    }

    @Property
    void proportionIntervalsContainTheProportion(
            @ForAll @IntRange(min = 1, max = 5_000) int n,
            @ForAll @DoubleRange(min = 0, max = 1) @Scale(4) double share,
            @ForAll ProportionInterval method) {
        long x = Math.round(share * n);

        assertThat(method.of(x, n, 0.95).orElseThrow().contains((double) x / n)).isTrue();
    }

    @Property
    void meansAgreeWithCommonsStatistics(
            @ForAll @DoubleRange(min = -50, max = 50) double mean,
            @ForAll @DoubleRange(min = 0.01, max = 100) double variance,
            @ForAll @IntRange(min = 2, max = 10_000) int n,
            @ForAll @DoubleRange(min = 0.5, max = 0.999) @Scale(3) double level) {
        Interval theirs = NormalConfidenceInterval.MEAN.fromErrorRate(mean, variance, n, 1 - level);

        ConfidenceInterval ours =
                MeanInterval.STUDENT_T.of(mean, variance, n, -1e6, 1e6, level).orElseThrow();

        assertThat(ours.rawLower()).isCloseTo(theirs.getLowerBound(), within(1e-9));
        assertThat(ours.rawUpper()).isCloseTo(theirs.getUpperBound(), within(1e-9));
    }

    /** As the specification writes it, with counts and without any care for rounding. */
    private static double statistic(double detractors, double passives, double promoters, double d) {
        double n = detractors + passives + promoters;
        double b = -detractors - promoters + (2 * n - promoters + detractors) * d;
        double c = -detractors * d * (1 - d);
        double q = (Math.sqrt(b * b - 8 * n * c) - b) / (4 * n);
        return Math.abs(promoters - detractors - n * d) / Math.sqrt(n * (2 * q + d * (1 - d)));
    }

    private static double width(ConfidenceInterval interval) {
        return interval.rawUpper() - interval.rawLower();
    }
}
