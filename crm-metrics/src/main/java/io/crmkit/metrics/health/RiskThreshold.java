package io.crmkit.metrics.health;

import io.crmkit.core.error.InvalidInputException;

/**
 * When a customer comes at risk and when they are well again. The two differ (hysteresis), so that a score that swings around one of
 * them raises one event and not one per swing.
 *
 * @param atRiskBelow a healthy customer with a score below it comes at risk, 0 to 100
 * @param healthyFrom a customer at risk with this score or more is healthy again, not below {@code atRiskBelow}, up to 100
 */
public record RiskThreshold(double atRiskBelow, double healthyFrom) {
    /**
     * Checks the order.
     *
     * @throws InvalidInputException if they are not in order or not from 0 to 100
     */
    public RiskThreshold {
        if (!(atRiskBelow >= 0 && atRiskBelow <= healthyFrom && healthyFrom <= 100)) {
            throw new InvalidInputException("threshold", "must be from 0 to 100, healthyFrom not below atRiskBelow");
        }
    }

    /** Returns the state after a score; that before it if there is no value, as not knowing is no change. */
    public RiskState next(RiskState before, HealthScore score) {
        if (score.value().isEmpty()) {
            return before;
        }
        double value = score.value().getAsDouble();
        double limit = before == RiskState.HEALTHY ? atRiskBelow : healthyFrom;
        return value < limit ? RiskState.AT_RISK : RiskState.HEALTHY;
    }
}
