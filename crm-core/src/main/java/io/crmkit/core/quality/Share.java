package io.crmkit.core.quality;

import io.crmkit.core.rule.Require;
import java.util.OptionalDouble;

/**
 * A part of a number of things.
 *
 * @param count how many are such
 * @param n how many there are
 */
public record Share(long count, long n) {
    /**
     * Checks the numbers.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the count does not lie within 0 to n
     */
    public Share {
        Require.that(count >= 0 && count <= n, "share.count", "must lie within 0 to n");
    }

    /** Returns the share, 0 to 1, unrounded; empty if there is nothing that could be such. */
    public OptionalDouble value() {
        return n == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) count / n);
    }
}
