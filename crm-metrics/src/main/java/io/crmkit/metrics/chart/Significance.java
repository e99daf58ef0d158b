package io.crmkit.metrics.chart;

import io.crmkit.metrics.interval.ConfidenceInterval;

/**
 * How far a difference is from chance.
 *
 * @param method the id of the method: {@code change.adjusted_wald}, {@code change.agresti_caffo}, {@code change.welch_t} or
 *     {@code change.weighted_linearised}
 * @param estimate the difference that the method works with; the methods that add answers to both periods shrink it a little,
 *     the others leave it alone
 * @param standardError the standard error of the estimate, in the unit of the score, above 0
 * @param statistic estimate / standard error
 * @param pValue the probability of a statistic at least as far from 0, on either side, if nothing changed; 0 to 1
 * @param interval the interval of the difference, around the estimate
 */
public record Significance(
        String method,
        double estimate,
        double standardError,
        double statistic,
        double pValue,
        ConfidenceInterval interval) {
    /** Returns whether the interval leaves out 0, which is the same as a p-value below 1 - level. */
    public boolean significant() {
        return interval.rawLower() > 0 || interval.rawUpper() < 0;
    }
}
