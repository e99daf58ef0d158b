package io.crmkit.metrics.chart;

/**
 * One point of a control chart.
 *
 * @param index the position of the period in the data that was charted, from 0; gaps have a position but no point
 * @param size what the value was computed from: the size of the sample, the responses of a score, 1 for a single value
 * @param value the value that is plotted, in the unit of the chart
 * @param limits the limits of this point; they differ between points where the sizes differ
 */
public record ChartPoint(int index, double size, double value, ControlLimits limits) {
    /** Beyond so many sigma on one side; on the line is not beyond. Nothing is divided, so a sigma of 0 is no case. */
    boolean beyond(Side side, double sigmas) {
        return switch (side) {
            case UPPER -> value > limits.centre() + sigmas * limits.sigma();
            case LOWER -> value < limits.centre() - sigmas * limits.sigma();
            case BOTH -> beyond(Side.UPPER, sigmas) || beyond(Side.LOWER, sigmas);
        };
    }

    boolean outsideLimits(Side side) {
        return side == Side.UPPER ? value > limits.rawUpper() : value < limits.rawLower();
    }

    boolean closerThanOneSigma() {
        return Math.abs(value - limits.centre()) < limits.sigma();
    }
}
