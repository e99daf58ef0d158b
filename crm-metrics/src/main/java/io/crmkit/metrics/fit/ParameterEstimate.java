package io.crmkit.metrics.fit;

import io.crmkit.metrics.internal.Normal;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.interval.ConfidenceInterval;

/**
 * A positive parameter with its standard error from the observed information.
 *
 * @param name the name, such as {@code alpha}
 * @param value the estimate, above 0
 * @param standardError the standard error of the estimate; that of its logarithm times the value
 */
public record ParameterEstimate(String name, double value, double standardError) {
    /**
     * Returns value · exp(± z · standardError / value), method {@code wald.log}: symmetric on the logarithm, so that no end
     * is below 0.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the level is not above 0 and below 1
     */
    public ConfidenceInterval interval(double level) {
        Require.level(level);
        double width = Normal.quantile(level) * standardError / value;
        return ConfidenceInterval.of(
                "wald.log", level, value * Math.exp(-width), value * Math.exp(width), 0, Double.MAX_VALUE);
    }
}
