package io.crmkit.metrics.survival;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;

/**
 * How long one customer was seen, in any one unit of time that all lifetimes of a curve share.
 *
 * @param entry the age at which the customer came under observation, not negative; 0 unless late. A customer who left before that
 *     could not have been seen, so nobody is at risk before their entry (left truncation)
 * @param end the age at the event or at the end of observation, above the entry; the customer is at risk at {@code end} too
 * @param event whether the customer left at {@code end}; otherwise observation ended while they were there (censored)
 * @param weight how many customers it stands for, above 0; 1 unless weighted
 */
public record Lifetime(double entry, double end, boolean event, double weight) {
    /**
     * Checks the numbers.
     *
     * @throws InvalidInputException if the entry is negative, the end is not above it, the weight is not above 0 or is above
     *     1e290, or one is not finite
     */
    public Lifetime {
        Require.notNegative("lifetime.entry", entry);
        Require.positive("lifetime.end", end);
        Require.positive("lifetime.weight", weight);
        Require.amount("lifetime.weight", weight);
        if (end <= entry) {
            throw new InvalidInputException("lifetime.end", "must be above lifetime.entry");
        }
    }

    /** Returns a lifetime seen from 0 on that ended with the event. */
    public static Lifetime ended(double end) {
        return new Lifetime(0, end, true, 1);
    }

    /** Returns a lifetime seen from 0 on that was still going when observation ended. */
    public static Lifetime censored(double end) {
        return new Lifetime(0, end, false, 1);
    }

    /** Returns the same lifetime, seen only from a later age on. */
    public Lifetime enteredAt(double age) {
        return new Lifetime(age, end, event, weight);
    }

    /** Returns the same lifetime with another weight. */
    public Lifetime withWeight(double cases) {
        return new Lifetime(entry, end, event, cases);
    }
}
