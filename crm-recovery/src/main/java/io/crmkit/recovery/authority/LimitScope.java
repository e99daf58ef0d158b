package io.crmkit.recovery.authority;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/**
 * What a limit counts together: whose grants, and for how long. Periods are calendar days, months and years in the zone of the
 * policy. Published rules differ in just this: two thousand dollars per guest and day, per incident, or a day.
 */
public enum LimitScope {
    /** All grants of a case, whoever gave them. */
    PER_CASE(Holder.CASE, Period.ALWAYS),
    /** All grants to a customer on one day. */
    PER_CUSTOMER_PER_DAY(Holder.CUSTOMER, Period.DAY),
    /** All grants to a customer in one month. */
    PER_CUSTOMER_PER_MONTH(Holder.CUSTOMER, Period.MONTH),
    /** All grants to a customer in one year. */
    PER_CUSTOMER_PER_YEAR(Holder.CUSTOMER, Period.YEAR),
    /** What one employee gave on one day. */
    PER_EMPLOYEE_PER_DAY(Holder.EMPLOYEE, Period.DAY),
    /** What one employee gave in one month. */
    PER_EMPLOYEE_PER_MONTH(Holder.EMPLOYEE, Period.MONTH),
    /** What one employee gave in one year. */
    PER_EMPLOYEE_PER_YEAR(Holder.EMPLOYEE, Period.YEAR),
    /** All grants on one day. */
    PER_DAY(Holder.BUSINESS, Period.DAY),
    /** All grants in one month. */
    PER_MONTH(Holder.BUSINESS, Period.MONTH),
    /** All grants in one year. */
    PER_YEAR(Holder.BUSINESS, Period.YEAR);

    /** Whose grants are counted together. */
    public enum Holder {
        /** Those of one case. */
        CASE,
        /** Those to one customer. */
        CUSTOMER,
        /** Those of one employee. */
        EMPLOYEE,
        /** All. */
        BUSINESS
    }

    private enum Period {
        ALWAYS,
        DAY,
        MONTH,
        YEAR
    }

    private final Holder holder;
    private final Period period;

    LimitScope(Holder holder, Period period) {
        this.holder = holder;
        this.period = period;
    }

    /** Returns whose grants are counted together. */
    public Holder holder() {
        return holder;
    }

    /** Returns the window of an instant: a date, a month such as {@code 2026-01}, a year, or {@code always}. */
    public String window(Instant at, ZoneId zone) {
        LocalDate date = at.atZone(zone).toLocalDate();
        return switch (period) {
            case ALWAYS -> "always";
            case DAY -> date.toString();
            case MONTH -> YearMonth.from(date).toString();
            case YEAR -> Integer.toString(date.getYear());
        };
    }

    /**
     * Returns whether a reversed grant counts no longer. It does not for a case, a customer or the business, who have the money
     * back; it does for an employee, whose allowance would otherwise pay for any number of grants that are reversed later.
     */
    public boolean restoredByReversal() {
        return holder != Holder.EMPLOYEE;
    }
}
