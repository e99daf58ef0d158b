package io.crmkit.metrics.purchase;

import io.crmkit.core.error.InvalidInputException;
import java.util.Objects;

/**
 * How many of a smaller unit make one of a larger, as a rule with a name: weeks per month are 52/12 for one house and 4.345
 * for another, and results differ. Factors that no calendar has, such as 30 weeks per month, are refused.
 *
 * @param id the name of the rule, shown with results
 * @param larger the larger unit
 * @param smaller the smaller unit
 * @param factor how many of the smaller unit make one of the larger
 */
public record UnitConversion(String id, ModelUnit larger, ModelUnit smaller, double factor) {
    /** Seven days per week. */
    public static final UnitConversion DAYS_PER_WEEK =
            new UnitConversion("days_per_week", ModelUnit.WEEK, ModelUnit.DAY, 7);
    /** Twelve months per year. */
    public static final UnitConversion MONTHS_PER_YEAR =
            new UnitConversion("months_per_year", ModelUnit.YEAR, ModelUnit.MONTH, 12);
    /** Three months per quarter. */
    public static final UnitConversion MONTHS_PER_QUARTER =
            new UnitConversion("months_per_quarter", ModelUnit.QUARTER, ModelUnit.MONTH, 3);
    /** Four quarters per year. */
    public static final UnitConversion QUARTERS_PER_YEAR =
            new UnitConversion("quarters_per_year", ModelUnit.YEAR, ModelUnit.QUARTER, 4);
    /** 52/12 weeks per month, a year being 52 weeks. */
    public static final UnitConversion WEEKS_PER_MONTH_52_12 =
            new UnitConversion("weeks_per_month.52/12", ModelUnit.MONTH, ModelUnit.WEEK, 52.0 / 12);
    /** 4.345 weeks per month, a year being 365 days. */
    public static final UnitConversion WEEKS_PER_MONTH_4_345 =
            new UnitConversion("weeks_per_month.4.345", ModelUnit.MONTH, ModelUnit.WEEK, 4.345);
    /** 52 weeks per year. */
    public static final UnitConversion WEEKS_PER_YEAR_52 =
            new UnitConversion("weeks_per_year.52", ModelUnit.YEAR, ModelUnit.WEEK, 52);
    /** 365 days per year. */
    public static final UnitConversion DAYS_PER_YEAR_365 =
            new UnitConversion("days_per_year.365", ModelUnit.YEAR, ModelUnit.DAY, 365);
    /** 365.25 days per year. */
    public static final UnitConversion DAYS_PER_YEAR_365_25 =
            new UnitConversion("days_per_year.365.25", ModelUnit.YEAR, ModelUnit.DAY, 365.25);

    /**
     * Checks the rule.
     *
     * @throws InvalidInputException if the name is blank, the units are not in order of length, or no period of the larger
     *     unit can hold so many of the smaller
     */
    public UnitConversion {
        Objects.requireNonNull(smaller, "smaller");
        if (id.isBlank()) {
            throw new InvalidInputException("id", "must not be blank");
        }
        if (larger.compareTo(smaller) <= 0) {
            throw new InvalidInputException("larger", "must be a longer unit than " + smaller.id());
        }
        if (!larger.mayHold(factor, smaller)) {
            throw new InvalidInputException(
                    "factor", "must be a number of the unit " + smaller.id() + " that a " + larger.id() + " can hold");
        }
    }

    /** Returns how many of the other unit make one of {@code unit}. */
    double factorFrom(ModelUnit unit) {
        return otherThan(unit) == smaller ? factor : 1 / factor;
    }

    /**
     * Returns the unit that {@code unit} is converted to.
     *
     * @throws InvalidInputException if this conversion does not know the unit
     */
    public ModelUnit otherThan(ModelUnit unit) {
        if (unit == larger) {
            return smaller;
        }
        if (unit == smaller) {
            return larger;
        }
        throw new InvalidInputException(
                "conversion", "must be between " + unit.id() + " and another unit, but it is " + id);
    }
}
