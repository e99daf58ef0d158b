package io.crmkit.recovery.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Opening hours of one place: those of the week, less holidays, and dates with hours of their own.
 *
 * @param zone whose wall clock and dates these are
 * @param hours the hours of an ordinary week
 * @param holidays dates without them
 * @param dated the hours of single dates, in place of everything else; an empty list is a closed date
 */
record PlaceOpenings(ZoneId zone, WeeklyHours hours, Holidays holidays, SortedMap<LocalDate, List<TimeRange>> dated)
        implements Openings {
    @Override
    public boolean isBusinessDay(LocalDate date) {
        return !on(date).isEmpty();
    }

    private List<TimeRange> on(LocalDate date) {
        List<TimeRange> own = dated.get(date);
        if (own != null) {
            return own;
        }
        return holidays.contains(date) ? List.of() : hours.on(date.getDayOfWeek());
    }

    @Override
    public boolean isHoliday(long second) {
        LocalDate date = date(second);
        return holidays.contains(date) && !dated.containsKey(date);
    }

    @Override
    public long endOfDate(long second) {
        long midnight = date(second).plusDays(1).atStartOfDay(zone).toEpochSecond();
        // where midnight comes twice, the second of the two has the first one behind it
        return midnight > second ? midnight : second + TimeRange.DAY / 24;
    }

    private LocalDate date(long second) {
        return LocalDate.ofInstant(Instant.ofEpochSecond(second), zone);
    }

    @Override
    public boolean isEmpty() {
        boolean weekly = !hours.equals(WeeklyHours.NEVER) && !holidays.coverEveryYear();
        return !weekly && dated.values().stream().allMatch(List::isEmpty);
    }

    @Override
    public long[][] between(long from, long to) {
        List<long[]> open = new ArrayList<>();
        // Hours of a date reach 18 h beyond its UTC day by their offset, and a day further in a gap (a date that was
        // skipped).
        LocalDate end = LocalDate.ofEpochDay(Math.floorDiv(to - 1, (long) TimeRange.DAY) + 2);
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(from, (long) TimeRange.DAY) - 3);
        for (; date.isBefore(end); date = date.plusDays(1)) {
            for (TimeRange range : on(date)) {
                open.add(new long[] {
                    Math.max(from, second(zone, date, range.fromSecond())),
                    Math.min(to, second(zone, date, range.toSecond()))
                });
            }
        }
        return Union.of(open.toArray(long[][]::new));
    }

    private static long second(ZoneId zone, LocalDate date, int secondOfDay) {
        return second(
                zone,
                secondOfDay == TimeRange.DAY
                        ? date.plusDays(1).atStartOfDay()
                        : date.atTime(LocalTime.ofSecondOfDay(secondOfDay)));
    }

    /**
     * Returns the second of a local time: in a gap it moves forward by the length of the gap, in an overlap it is the first of the
     * two, and 24:00 is 00:00 of the next date.
     */
    static long second(ZoneId zone, LocalDateTime local) {
        return ZonedDateTime.ofLocal(local, zone, null).toEpochSecond();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder().append(zone).append(": ").append(hours);
        if (!holidays.equals(Holidays.NONE)) {
            text.append(", not ").append(holidays);
        }
        dated.forEach(
                (date, ranges) -> text.append(", ").append(date).append(' ').append(ranges));
        return text.toString();
    }
}
