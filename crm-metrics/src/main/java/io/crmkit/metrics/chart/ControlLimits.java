package io.crmkit.metrics.chart;

/**
 * The centre and the control limits that one point is held against, in the unit of the point.
 *
 * @param centre the centre line
 * @param sigma the standard deviation that the baseline expects of the point; rules that speak of 1 or 2 sigma use it
 * @param lower the lower limit, not below the lowest value a point can have
 * @param upper the upper limit, not above the highest value a point can have
 * @param rawLower the lower limit by the formula, equal to {@code lower} or below it
 * @param rawUpper the upper limit by the formula, equal to {@code upper} or above it
 */
public record ControlLimits(double centre, double sigma, double lower, double upper, double rawLower, double rawUpper) {
    static final double SHEWHART_WIDTH = 3;

    static ControlLimits of(double centre, double sigma, double width, double lowest, double highest) {
        double rawLower = centre - width * sigma;
        double rawUpper = centre + width * sigma;
        return new ControlLimits(
                centre, sigma, Math.max(rawLower, lowest), Math.min(rawUpper, highest), rawLower, rawUpper);
    }

    /** Returns whether a limit lay outside the possible values, so that no point can pass it. */
    public boolean clipped() {
        return lower != rawLower || upper != rawUpper;
    }
}
