package io.crmkit.metrics.purchase;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What one customer bought, as models of purchasing read it. The clock of a customer starts with the first purchase.
 *
 * @param repeats x, the periods with a purchase after the first one
 * @param lastRepeat t_x, the time from the first to the last purchase, not the time since the last one; 0 without a repeat
 *     purchase, above 0 with one
 * @param age T, the time from the first purchase to the end of observation, at least {@code lastRepeat}
 * @param meanSpend m, the mean spend per repeat purchase; the first purchase is left out. Empty without a repeat purchase or
 *     if amounts are unknown. In one currency for all customers; refunds may make it negative
 * @param unit the unit of both times
 */
public record PurchaseSummary(long repeats, double lastRepeat, double age, OptionalDouble meanSpend, ModelUnit unit) {
    /**
     * Checks the rules.
     *
     * @throws InvalidInputException if a rule above is broken
     */
    public PurchaseSummary {
        Objects.requireNonNull(unit, "unit");
        check(repeats, lastRepeat, age);
        if (meanSpend.isPresent()) {
            if (repeats == 0) {
                throw new InvalidInputException("meanSpend", "must be empty without a repeat purchase");
            }
            checkSpend(meanSpend.getAsDouble());
        }
        lastRepeat += 0.0; // -0.0 becomes 0.0
        age += 0.0;
    }

    /** Returns the summary of a customer whose amounts are unknown or without repeat purchase; see the record. */
    public static PurchaseSummary of(long repeats, double lastRepeat, double age, ModelUnit unit) {
        return new PurchaseSummary(repeats, lastRepeat, age, OptionalDouble.empty(), unit);
    }

    /** Returns the summary of a customer with repeat purchases; see the record. */
    public static PurchaseSummary of(long repeats, double lastRepeat, double age, double meanSpend, ModelUnit unit) {
        return new PurchaseSummary(repeats, lastRepeat, age, OptionalDouble.of(meanSpend), unit);
    }

    static void check(long repeats, double lastRepeat, double age) {
        Require.count("repeats", repeats);
        Require.notNegative("age", age);
        if (!(lastRepeat >= 0 && lastRepeat <= age)) {
            throw new InvalidInputException("lastRepeat", "must be between 0 and the age");
        }
        if ((repeats == 0) != (lastRepeat == 0)) {
            throw new InvalidInputException(
                    "lastRepeat",
                    "must be 0 without a repeat purchase and above 0 with one, both counted from the first");
        }
    }

    static void checkSpend(double meanSpend) {
        if (!Double.isFinite(meanSpend)) {
            throw new InvalidInputException("meanSpend", "must be finite");
        }
    }
}
