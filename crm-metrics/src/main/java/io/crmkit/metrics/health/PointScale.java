package io.crmkit.metrics.health;

import io.crmkit.core.error.InvalidInputException;

/**
 * How a signal becomes points: a straight line from 0 points at the worst value to 100 at the best, level beyond both. Which of the two
 * is the greater number says which way is better: 0 open incidents are better than 5, 20 log-ins better than none.
 *
 * @param worst the value that is worth 0 points
 * @param best the value that is worth 100 points, another one
 */
public record PointScale(double worst, double best) {
    /**
     * Checks the values.
     *
     * @throws InvalidInputException if they are equal or not finite
     */
    public PointScale {
        if (!Double.isFinite(worst) || !Double.isFinite(best) || !Double.isFinite(best - worst) || worst == best) {
            throw new InvalidInputException("pointScale", "must have two finite values that differ");
        }
    }

    /** Returns the points of a value, 0 to 100. */
    double points(double value) {
        return 100 * Math.min(Math.max((value - worst) / (best - worst), 0), 1);
    }
}
