package io.crmkit.privacy.deadline;

import io.crmkit.core.error.InvalidInputException;
import java.time.LocalDate;
import java.util.Objects;

/** How a law counts from one day to another. */
public sealed interface Term {
    /** Returns the end with weekends only, and no roll: never later than {@link #statutory}. */
    LocalDate conservative(LocalDate start);

    /** Returns the end with the holidays of the place. */
    LocalDate statutory(LocalDate start, Holidays holidays);

    /**
     * Months or years: the same day number, or else the end of the month ({@link LocalDate#plusMonths}).
     *
     * @param months 1 or more
     * @param rolls whether the statutory end moves from a free day to the next working day (Regulation 1182/71, art. 3(4))
     */
    record Months(int months, boolean rolls) implements Term {
        /**
         * Checks the number.
         *
         * @throws InvalidInputException if it is not positive
         */
        public Months {
            if (months < 1) {
                throw new InvalidInputException("term.months", "must be 1 or more");
            }
        }

        @Override
        public LocalDate conservative(LocalDate start) {
            return start.plusMonths(months);
        }

        @Override
        public LocalDate statutory(LocalDate start, Holidays holidays) {
            LocalDate end = conservative(start);
            return rolls ? holidays.roll(end) : end;
        }
    }

    /**
     * Working days; the first day is day 0.
     *
     * @param days 1 or more
     */
    record WorkingDays(int days) implements Term {
        /**
         * Checks the number.
         *
         * @throws InvalidInputException if it is not positive
         */
        public WorkingDays {
            positive(days);
        }

        @Override
        public LocalDate conservative(LocalDate start) {
            return Holidays.NONE.plusWorkingDays(start, days);
        }

        @Override
        public LocalDate statutory(LocalDate start, Holidays holidays) {
            return Objects.requireNonNull(holidays, "holidays").plusWorkingDays(start, days);
        }
    }

    /**
     * Working days, of which the careful reading counts the first day as day 1 (Australia).
     *
     * @param days 1 or more
     */
    record WorkingDaysFromTheFirst(int days) implements Term {
        /**
         * Checks the number.
         *
         * @throws InvalidInputException if it is not positive
         */
        public WorkingDaysFromTheFirst {
            positive(days);
        }

        @Override
        public LocalDate conservative(LocalDate start) {
            return Holidays.NONE.plusWorkingDays(start, Holidays.NONE.workingDay(start) ? days - 1 : days);
        }

        @Override
        public LocalDate statutory(LocalDate start, Holidays holidays) {
            return holidays.plusWorkingDays(start, days);
        }
    }

    /**
     * Calendar days.
     *
     * @param days 0 or more; 0 means at once
     * @param firstDayCounts whether the careful reading counts the first day as day 1 (California, 11 CCR 7021(b))
     */
    record CalendarDays(int days, boolean firstDayCounts) implements Term {
        /**
         * Checks the number.
         *
         * @throws InvalidInputException if it is negative
         */
        public CalendarDays {
            if (days < (firstDayCounts ? 1 : 0)) {
                throw new InvalidInputException("term.days", "must not be negative");
            }
        }

        @Override
        public LocalDate conservative(LocalDate start) {
            return start.plusDays(firstDayCounts ? days - 1L : days);
        }

        @Override
        public LocalDate statutory(LocalDate start, Holidays holidays) {
            return start.plusDays(days);
        }
    }

    private static void positive(int days) {
        if (days < 1) {
            throw new InvalidInputException("term.days", "must be 1 or more");
        }
    }
}
