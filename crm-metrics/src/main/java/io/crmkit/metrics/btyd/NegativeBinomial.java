package io.crmkit.metrics.btyd;

import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedBeta;

/** The number of purchases in a time at a rate that is gamma distributed over customers. */
record NegativeBinomial(double r, double alpha) {
    double probability(double repeats, double time) {
        if (time == 0) {
            return repeats == 0 ? 1 : 0;
        }
        return Math.exp(LogGamma.value(r + repeats)
                - LogGamma.value(r)
                - LogGamma.value(repeats + 1)
                - r * Math.log1p(time / alpha)
                - repeats * Math.log1p(alpha / time));
    }

    /** The probability of at least so many. */
    double atLeast(double repeats, double time) {
        return repeats == 0 ? 1 : RegularizedBeta.value(time / (alpha + time), repeats, r);
    }
}
