package io.crmkit.metrics.roi;

import io.crmkit.metrics.interval.ConfidenceInterval;

/**
 * What a treatment brought that would not have come without it, as far as a control group tells.
 *
 * @param responses how many responses of the treated it caused; below 0 if it did harm
 * @param responsesInterval the interval of that
 * @param roi the return on the spend in percent, from the responses it caused alone
 * @param roiInterval the interval of that; if it holds 0, the spend may or may not have come back
 */
public record CausedReturn(
        double responses, ConfidenceInterval responsesInterval, double roi, ConfidenceInterval roiInterval) {}
