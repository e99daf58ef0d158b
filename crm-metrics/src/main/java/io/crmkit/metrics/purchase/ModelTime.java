package io.crmkit.metrics.purchase;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import java.util.Objects;

/**
 * A length of time on the clock of a model: the horizon of a prediction, the step of a table. A model takes it only in its own
 * unit, so twelve months can never be read as twelve, or 360, weeks; see {@link #convert}.
 *
 * @param length the length in the unit, finite and at least 0, not rounded
 * @param unit the unit
 */
public record ModelTime(double length, ModelUnit unit) {
    /**
     * Checks the length.
     *
     * @throws InvalidInputException if the length is negative or not finite
     */
    public ModelTime {
        Require.notNegative("length", length);
        Objects.requireNonNull(unit, "unit");
        length += 0.0; // -0.0 becomes 0.0
    }

    /** Returns so many days. */
    public static ModelTime days(double length) {
        return new ModelTime(length, ModelUnit.DAY);
    }

    /** Returns so many weeks. */
    public static ModelTime weeks(double length) {
        return new ModelTime(length, ModelUnit.WEEK);
    }

    /** Returns so many months. */
    public static ModelTime months(double length) {
        return new ModelTime(length, ModelUnit.MONTH);
    }

    /** Returns so many years. */
    public static ModelTime years(double length) {
        return new ModelTime(length, ModelUnit.YEAR);
    }

    /** Returns so many units. */
    public static ModelTime of(double length, ModelUnit unit) {
        return new ModelTime(length, unit);
    }

    /**
     * Returns the length.
     *
     * @param expected the unit that the reader counts in
     * @throws InvalidInputException if this time is in another unit
     */
    public double in(ModelUnit expected) {
        if (unit != expected) {
            throw new InvalidInputException(
                    "time",
                    "must be in the unit " + expected.id() + ", not " + unit.id() + "; convert it by a named factor");
        }
        return length;
    }

    /**
     * Returns this time in the other unit of the conversion.
     *
     * @throws InvalidInputException if the conversion is between other units
     */
    public ModelTime convert(UnitConversion conversion) {
        return new ModelTime(length * conversion.factorFrom(unit), conversion.otherThan(unit));
    }

    /**
     * Returns this time so many times over.
     *
     * @throws InvalidInputException if the factor is negative or the result not finite
     */
    public ModelTime times(double factor) {
        return new ModelTime(length * factor, unit);
    }
}
