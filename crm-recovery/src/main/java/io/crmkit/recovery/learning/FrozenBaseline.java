package io.crmkit.recovery.learning;

import io.crmkit.metrics.chart.AttributeBaseline;
import io.crmkit.metrics.chart.AttributeChart;
import io.crmkit.metrics.chart.Subgroup;
import java.util.Objects;

/**
 * How often a cause was at work before an action, as it is stored: what comes later is held against it and never becomes part of it.
 *
 * @param chart the kind of chart
 * @param count how often, over the whole time before
 * @param size out of how much
 * @param samples of how many periods, at least 1
 * @param gaps how many periods of size 0 were left out
 */
public record FrozenBaseline(AttributeChart chart, long count, double size, int samples, int gaps) {
    /**
     * Checks the numbers.
     *
     * @throws io.crmkit.core.error.InvalidInputException if they are no baseline of the chart
     */
    public FrozenBaseline {
        Objects.requireNonNull(chart, "chart");
        new AttributeBaseline(chart, new Subgroup(count, size), samples, gaps);
    }

    /** Returns the numbers of a baseline. */
    public static FrozenBaseline of(AttributeBaseline baseline) {
        return new FrozenBaseline(
                baseline.type(),
                baseline.total().count(),
                baseline.total().size(),
                baseline.samples(),
                baseline.gaps());
    }

    /** Returns the baseline to hold points against. */
    public AttributeBaseline baseline() {
        return new AttributeBaseline(chart, new Subgroup(count, size), samples, gaps);
    }
}
