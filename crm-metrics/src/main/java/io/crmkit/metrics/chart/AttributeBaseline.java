package io.crmkit.metrics.chart;

import io.crmkit.core.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * A frozen baseline for counts. It does not change with the points that are held against it; a host stores its numbers and
 * makes a new one when the process was changed on purpose.
 *
 * @param type the kind of chart
 * @param total everything counted over the baseline, and out of how much
 * @param samples how many samples it was computed from, at least 1
 * @param gaps how many samples of size 0 were left out
 */
public record AttributeBaseline(AttributeChart type, Subgroup total, int samples, int gaps) {
    /**
     * Checks the numbers.
     *
     * @throws InvalidInputException if the total does not fit the chart or has the size 0, or a number of samples is out of
     *     range
     */
    public AttributeBaseline {
        type.check(total);
        if (total.size() == 0) {
            throw new InvalidInputException("baseline.total", "must have a size above 0");
        }
        if (samples < 1 || gaps < 0) {
            throw new InvalidInputException("baseline.samples", "must be at least 1, and gaps not negative");
        }
    }

    /** Returns the pooled ratio, count / size over the whole baseline; not the mean of the ratios of the samples. */
    public double ratio() {
        return total.count() / total.size();
    }

    /**
     * Returns the limits for a sample of this size.
     *
     * @param size above 0 and finite
     * @throws InvalidInputException if the size is not above 0, or does not fit the chart
     */
    public ControlLimits limits(double size) {
        Subgroup empty = new Subgroup(0, size);
        type.check(empty);
        if (size == 0) {
            throw new InvalidInputException("size", "must be above 0");
        }
        return type.limits(ratio(), size);
    }

    /**
     * Returns these samples held against this baseline. Samples of size 0 become gaps.
     *
     * @throws InvalidInputException if a sample does not fit the chart, as in {@link AttributeChart#baseline}
     */
    public ControlChart chart(List<Subgroup> samples) {
        type.check(samples);
        List<ChartPoint> points = new ArrayList<>();
        List<Integer> gaps = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            Subgroup sample = samples.get(i);
            if (sample.size() == 0) {
                gaps.add(i);
            } else {
                double value = type.value().applyAsDouble(sample);
                points.add(new ChartPoint(i, sample.size(), value, type.limits(ratio(), sample.size())));
            }
        }
        return new ControlChart(type.id(), true, points, gaps);
    }
}
