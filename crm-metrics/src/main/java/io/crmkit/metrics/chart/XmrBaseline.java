package io.crmkit.metrics.chart;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.score.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A frozen baseline for single values, such as a daily median of response times: the limits of the values are mean ± 2.66
 * times the mean moving range, that of the moving ranges is 3.267 times it. The constants are exactly these two, as
 * published, and not 3/1.128 = 2.6596.
 *
 * <p>Source: Wheeler and Chambers, Understanding Statistical Process Control, 1992, by way of common usage.
 *
 * @param mean the mean of the values
 * @param meanMovingRange the mean of the absolute differences of neighbours, not negative
 * @param values how many values it was computed from, at least 2
 */
public record XmrBaseline(double mean, double meanMovingRange, int values) {
    private static final double INDIVIDUALS = 2.66;
    private static final double RANGES = 3.267;

    /**
     * Checks the numbers.
     *
     * @throws InvalidInputException if a number is not finite, the mean moving range is negative, or there are fewer than
     *     two values
     */
    public XmrBaseline {
        if (!Double.isFinite(mean)) {
            throw new InvalidInputException("baseline.mean", "must be finite");
        }
        if (!(meanMovingRange >= 0 && meanMovingRange < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("baseline.meanMovingRange", "must be finite and not negative");
        }
        if (values < 2) {
            throw new InvalidInputException("baseline.values", "must be at least 2");
        }
    }

    /**
     * Returns the baseline that these values set; 20 or more are usual. Empty for fewer than two: a single value has no
     * moving range.
     *
     * <p>Ratios of periods of different size do not belong here, because their mean is not the ratio of the whole; use
     * {@link AttributeChart} or {@link ScoreBaseline}.
     *
     * @throws InvalidInputException if a value is not finite
     */
    public static Optional<XmrBaseline> of(double... values) {
        Values.check(values);
        if (values.length < 2) {
            return Optional.empty();
        }
        double sum = values[0];
        double ranges = 0;
        for (int i = 1; i < values.length; i++) {
            sum += values[i];
            ranges += Math.abs(values[i] - values[i - 1]);
        }
        return Optional.of(new XmrBaseline(sum / values.length, ranges / (values.length - 1), values.length));
    }

    /**
     * Returns the baseline of a series of scores that all have the same number of responses; only then is the mean of the
     * scores the score of all answers. Empty for fewer than two scores.
     *
     * @throws InvalidInputException if the numbers of responses differ, as they do for nearly all surveys, a score has no
     *     value, or the answers have weights: {@link ScoreSeries#pooled} is the score of all answers and
     *     {@link ScoreBaseline} the chart around it
     */
    public static Optional<XmrBaseline> ofScores(ScoreSeries<?> series) {
        boolean equal =
                series.scores().stream().mapToLong(Score::responses).distinct().count() == 1;
        if (!equal || series.gaps() > 0 || series.definition().weighted()) {
            throw new InvalidInputException(
                    "series",
                    "must not be averaged: responses differ or have weights; pooled() is the score of all answers, and"
                            + " ScoreBaseline the chart around it");
        }
        return of(series.scores().stream()
                .mapToDouble(score -> score.value().orElseThrow())
                .toArray());
    }

    /** Returns the standard deviation of a value as the chart sees it, a third of 2.66 mean moving ranges. */
    public double sigma() {
        return INDIVIDUALS * meanMovingRange / ControlLimits.SHEWHART_WIDTH;
    }

    /** Returns the limits of the values. */
    public ControlLimits individualLimits() {
        return ControlLimits.of(
                mean, sigma(), ControlLimits.SHEWHART_WIDTH, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /** Returns the limits of the moving ranges; the lower one is 0. */
    public ControlLimits rangeLimits() {
        double sigma = (RANGES - 1) * meanMovingRange / ControlLimits.SHEWHART_WIDTH;
        return ControlLimits.of(meanMovingRange, sigma, ControlLimits.SHEWHART_WIDTH, 0, Double.POSITIVE_INFINITY);
    }

    /**
     * Returns these values and their moving ranges held against this baseline.
     *
     * @throws InvalidInputException if a value is not finite
     */
    public XmrChart chart(double... values) {
        Values.check(values);
        List<ChartPoint> individuals = new ArrayList<>();
        List<ChartPoint> ranges = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            individuals.add(new ChartPoint(i, 1, values[i], individualLimits()));
            if (i > 0) {
                ranges.add(new ChartPoint(i, 1, Math.abs(values[i] - values[i - 1]), rangeLimits()));
            }
        }
        return new XmrChart(
                new ControlChart("individuals", true, individuals, List.of()),
                new ControlChart("moving_range", false, ranges, values.length == 0 ? List.of() : List.of(0)));
    }
}
