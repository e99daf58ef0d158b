package io.crmkit.recovery.calendar;

import io.crmkit.core.error.InvalidInputException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Local dates without working time: single dates, inclusive ranges, days that come back every year and yearly ranges, which may
 * go over the year end. A holiday is a date on the wall calendar of the zone, never an instant. Immutable: each method that
 * adds returns a new value.
 */
public final class Holidays {
    /** No holidays. */
    public static final Holidays NONE = new Holidays(new TreeSet<>(), new BitSet(), List.of());

    /** Month-days are numbered by their place in a leap year, so that 29 February has a place of its own. */
    private static final int LEAP_YEAR = 2024;

    private static final int DAYS_IN_LEAP_YEAR = 366;

    private static final int MOST_YEARS = 200;
    private static final int LAST_YEAR = 9999;

    private record DateRange(LocalDate first, LocalDate last) {
        boolean contains(LocalDate date) {
            return !date.isBefore(first) && !date.isAfter(last);
        }
    }

    private final SortedSet<LocalDate> dates;
    private final BitSet yearly;
    private final List<DateRange> ranges;

    private Holidays(SortedSet<LocalDate> dates, BitSet yearly, List<DateRange> ranges) {
        this.dates = dates;
        this.yearly = yearly;
        this.ranges = ranges;
    }

    /** Returns these holidays and {@code date}. */
    public Holidays on(LocalDate date) {
        SortedSet<LocalDate> more = new TreeSet<>(dates);
        more.add(date);
        return new Holidays(more, yearly, ranges);
    }

    /**
     * Returns these holidays and all dates from {@code first} to {@code last}, both included.
     *
     * @throws InvalidInputException if {@code last} is before {@code first}
     */
    public Holidays between(LocalDate first, LocalDate last) {
        if (last.isBefore(first)) {
            throw new InvalidInputException("holidays", "must have ranges that end on or after their first date");
        }
        List<DateRange> more = new ArrayList<>(ranges);
        more.add(new DateRange(first, last));
        return new Holidays(dates, yearly, List.copyOf(more));
    }

    /** Returns these holidays and {@code day} of every year; 29 February counts in leap years only. */
    public Holidays yearly(MonthDay day) {
        return yearlyBetween(day, day);
    }

    /**
     * Returns these holidays and the days from {@code first} to {@code last} of every year, both included. If {@code last} is
     * earlier in the year than {@code first}, the range goes over the year end: 31 December to 1 January is two days.
     */
    public Holidays yearlyBetween(MonthDay first, MonthDay last) {
        BitSet more = (BitSet) yearly.clone();
        int end = place(last);
        for (int place = place(first); ; place = (place + 1) % DAYS_IN_LEAP_YEAR) {
            more.set(place);
            if (place == end) {
                return new Holidays(dates, more, ranges);
            }
        }
    }

    /**
     * Returns the holidays that a provider knows for some years, as they are known now: a calendar does not change behind its id.
     *
     * @param provider asked once for each year
     * @param firstYear the first year, 1 or later
     * @param lastYear the last year, not before the first and at most 200 years after it
     * @throws InvalidInputException if the years are out of range
     */
    public static Holidays of(HolidayProvider provider, int firstYear, int lastYear) {
        if (firstYear < 1 || lastYear < firstYear || lastYear - firstYear > MOST_YEARS || lastYear > LAST_YEAR) {
            throw new InvalidInputException(
                    "holidays.years", "must be in order, within 1 to 9999 and at most " + MOST_YEARS + " apart");
        }
        SortedSet<LocalDate> dates = new TreeSet<>();
        for (int year = firstYear; year <= lastYear; year++) {
            dates.addAll(provider.holidays(year));
        }
        return new Holidays(dates, new BitSet(), List.of());
    }

    /** Returns the holidays of both. */
    public Holidays and(Holidays other) {
        SortedSet<LocalDate> moreDates = new TreeSet<>(dates);
        moreDates.addAll(other.dates);
        BitSet moreYearly = (BitSet) yearly.clone();
        moreYearly.or(other.yearly);
        List<DateRange> moreRanges = new ArrayList<>(ranges);
        moreRanges.addAll(other.ranges);
        return new Holidays(moreDates, moreYearly, List.copyOf(moreRanges));
    }

    private static int place(MonthDay day) {
        return day.atYear(LEAP_YEAR).getDayOfYear() - 1;
    }

    /**
     * Reads items joined by {@code ;}: {@code 2026-12-24}, {@code 2026-12-24..2027-01-02}, yearly {@code --12-25} and yearly
     * {@code --12-31..--01-01}. An empty text gives {@link #NONE}.
     *
     * @throws InvalidInputException if an item has another form, is no date, or a range is inverted
     */
    public static Holidays parse(String text) {
        Holidays holidays = NONE;
        if (text.isBlank()) {
            return holidays;
        }
        for (String item : text.split(";", -1)) {
            holidays = holidays.with(item.strip());
        }
        return holidays;
    }

    private Holidays with(String item) {
        int dots = item.indexOf("..");
        String first = dots < 0 ? item : item.substring(0, dots);
        String last = dots < 0 ? item : item.substring(dots + 2);
        try {
            if (first.startsWith("--")) {
                return yearlyBetween(MonthDay.parse(first), MonthDay.parse(last));
            }
            return dots < 0 ? on(LocalDate.parse(item)) : between(LocalDate.parse(first), LocalDate.parse(last));
        } catch (DateTimeException e) {
            throw new InvalidInputException(
                    "holidays", "must look like 2026-12-24, --12-25 or 2026-12-24..2027-01-02", e);
        }
    }

    /** Returns whether {@code date} is a holiday. */
    public boolean contains(LocalDate date) {
        return yearly.get(place(MonthDay.from(date)))
                || dates.contains(date)
                || ranges.stream().anyMatch(range -> range.contains(date));
    }

    /** Returns whether the yearly days leave no day of any year. */
    boolean coverEveryYear() {
        return yearly.cardinality() == DAYS_IN_LEAP_YEAR;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Holidays holidays
                && dates.equals(holidays.dates)
                && yearly.equals(holidays.yearly)
                && ranges.equals(holidays.ranges);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * dates.hashCode() + yearly.hashCode()) + ranges.hashCode();
    }

    /** Returns a text that {@link #parse} reads; a yearly range is written day by day. */
    @Override
    public String toString() {
        List<String> items = new ArrayList<>();
        dates.forEach(date -> items.add(date.toString()));
        ranges.forEach(range -> items.add(range.first() + ".." + range.last()));
        yearly.stream()
                .mapToObj(place -> LocalDate.ofYearDay(LEAP_YEAR, place + 1))
                .forEach(day -> items.add(MonthDay.from(day).toString()));
        return String.join(";", items);
    }
}
