package io.crmkit.metrics.chart;

import io.crmkit.core.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * An exponentially weighted moving average around a frozen target: z₀ = target, zᵢ = λ xᵢ + (1 - λ) zᵢ₋₁, with the limits
 * target ± width × sigma √(λ/(2 - λ) × (1 - (1 - λ)²ⁱ)) for i from 1. Sees small lasting shifts sooner than a Shewhart chart.
 *
 * <p>Sources: Roberts, "Control Chart Tests Based on Geometric Moving Averages", Technometrics 1 (1959); Lucas and Saccucci,
 * Technometrics 32 (1990), on the choice of λ and width; NIST/SEMATECH e-Handbook, section 6.3.2.4, whose limits are the ones
 * for large i.
 *
 * @param target the mean of the stable process
 * @param sigma the standard deviation of one value of it, above 0; {@link XmrBaseline#sigma} is one estimate
 * @param lambda the weight of the latest value, above 0 and at most 1; 0.2 or 0.3 are usual, 1 is a Shewhart chart
 * @param width the limits in standard deviations, above 0; 3 or a little less is usual
 */
public record Ewma(double target, double sigma, double lambda, double width) {
    /**
     * Checks the numbers.
     *
     * @throws InvalidInputException if a number is outside its range
     */
    public Ewma {
        Values.checkTarget(target, sigma);
        if (!(lambda > 0 && lambda <= 1)) {
            throw new InvalidInputException("lambda", "must be above 0 and at most 1");
        }
        Values.checkPositive("width", width);
    }

    /**
     * Returns the moving averages of these values with their limits. The first value has the position 0.
     *
     * @throws InvalidInputException if a value is not finite
     */
    public ControlChart chart(double... values) {
        Values.check(values);
        List<ChartPoint> points = new ArrayList<>();
        double average = target;
        double forgotten = 1;
        for (int i = 0; i < values.length; i++) {
            average = lambda * values[i] + (1 - lambda) * average;
            forgotten *= (1 - lambda) * (1 - lambda);
            double deviation = sigma * Math.sqrt(lambda / (2 - lambda) * (1 - forgotten));
            ControlLimits limits =
                    ControlLimits.of(target, deviation, width, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
            points.add(new ChartPoint(i, 1, average, limits));
        }
        return new ControlChart("ewma", false, points, List.of());
    }
}
