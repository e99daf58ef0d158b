package io.crmkit.metrics.chart;

import io.crmkit.core.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * Tabular cumulative sums around a frozen target: upper = max(0, upper + x - target - k sigma) and lower = max(0, lower +
 * target - k sigma - x), both from 0; a sum above h sigma is an alarm. The sums are not set back after an alarm.
 *
 * <p>Sources: Page, "Continuous Inspection Schemes", Biometrika 41 (1954); Montgomery, Introduction to Statistical Quality
 * Control, chapter on cumulative sums; NIST/SEMATECH e-Handbook, section 6.3.2.3.
 *
 * @param target the mean of the stable process
 * @param sigma the standard deviation of one value of it, above 0; {@link XmrBaseline#sigma} is one estimate
 * @param slack k, half of the shift to be seen in standard deviations, above 0; 0.5 is usual
 * @param decision h, the decision interval in standard deviations, above 0; 4 or 5 is usual
 */
public record Cusum(double target, double sigma, double slack, double decision) {
    /**
     * Checks the numbers.
     *
     * @throws InvalidInputException if a number is outside its range
     */
    public Cusum {
        Values.checkTarget(target, sigma);
        Values.checkPositive("slack", slack);
        Values.checkPositive("decision", decision);
    }

    /**
     * Returns the sums over these values. The first value has the position 0.
     *
     * @throws InvalidInputException if a value is not finite
     */
    public CusumChart chart(double... values) {
        Values.check(values);
        List<CusumPoint> points = new ArrayList<>();
        double upper = 0;
        double lower = 0;
        int upperRun = 0;
        int lowerRun = 0;
        for (int i = 0; i < values.length; i++) {
            double distance = values[i] - target;
            upper = Math.max(0, upper + distance - slack * sigma);
            lower = Math.max(0, lower - distance - slack * sigma);
            upperRun = upper > 0 ? upperRun + 1 : 0;
            lowerRun = lower > 0 ? lowerRun + 1 : 0;
            points.add(new CusumPoint(i, values[i], upper, lower, upperRun, lowerRun));
        }
        ControlLimits limits = ControlLimits.of(0, sigma, decision, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        return new CusumChart(points, limits);
    }
}
