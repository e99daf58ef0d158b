package io.crmkit.metrics.purchase;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * How days become periods and times: purchases of one period are one purchase, and times are counted between periods. There is no
 * default, as tools differ and fits differ with them.
 */
public enum PurchaseCalendar {
    /** Purchases of a day are one; times are whole days. */
    DAYS("purchase.days", ModelUnit.DAY) {
        @Override
        long period(long day) {
            return day;
        }
    },
    /** Purchases of a week from Monday to Sunday are one; times are differences of such weeks, whole numbers (lifetimes). */
    CALENDAR_WEEKS("purchase.calendar_weeks", ModelUnit.WEEK) {
        @Override
        long period(long day) {
            return Math.floorDiv(day - MONDAY, 7L);
        }
    },
    /** Purchases of a day are one; times are days / 7, not rounded (BTYD). */
    EXACT_WEEKS("purchase.exact_weeks", ModelUnit.WEEK) {
        @Override
        long period(long day) {
            return day;
        }

        @Override
        double time(long periods) {
            return periods / 7.0;
        }
    },
    /** Purchases of a calendar month are one; times are differences of such months, whole numbers. */
    CALENDAR_MONTHS("purchase.calendar_months", ModelUnit.MONTH) {
        @Override
        long period(long day) {
            return ChronoUnit.MONTHS.between(
                    LocalDate.EPOCH, LocalDate.ofEpochDay(day).withDayOfMonth(1));
        }
    };

    /** A Monday, 1970-01-05. */
    private static final long MONDAY = 4;

    private final String id;
    private final ModelUnit unit;

    PurchaseCalendar(String id, ModelUnit unit) {
        this.id = id;
        this.unit = unit;
    }

    /** Returns the id that stands in a result, such as {@code purchase.exact_weeks}. */
    public String id() {
        return id;
    }

    /** Returns the unit of the times. */
    public ModelUnit unit() {
        return unit;
    }

    /** Returns the number of the period that a day of the epoch lies in. */
    abstract long period(long day);

    /** Returns the time that so many periods take. */
    double time(long periods) {
        return periods;
    }

    /** Returns whether the day is the last one of its period. */
    boolean endsPeriod(LocalDate day) {
        return period(day.toEpochDay()) != period(day.toEpochDay() + 1);
    }
}
