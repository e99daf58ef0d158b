package io.crmkit.metrics.warning;

import java.util.OptionalDouble;

/**
 * A sign with its reasons. The three numbers are in one unit: days, purchases or ratings; empty with too little history.
 *
 * @param sign what was compared
 * @param verdict what it says
 * @param observed what is now
 * @param usual what it was before: the median gap, the purchases expected of the recent days, the mean rating
 * @param limit from where on it is a warning: from this silence up, from this many purchases or this rating down
 */
public record WarningFinding(
        WarningSign sign, WarningVerdict verdict, OptionalDouble observed, OptionalDouble usual, OptionalDouble limit) {
    static WarningFinding unknown(WarningSign sign) {
        return new WarningFinding(
                sign,
                WarningVerdict.TOO_LITTLE_HISTORY,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty());
    }

    static WarningFinding of(WarningSign sign, boolean warning, double observed, double usual, double limit) {
        return new WarningFinding(
                sign,
                warning ? WarningVerdict.WARNING : WarningVerdict.CALM,
                OptionalDouble.of(observed),
                OptionalDouble.of(usual),
                OptionalDouble.of(limit));
    }
}
