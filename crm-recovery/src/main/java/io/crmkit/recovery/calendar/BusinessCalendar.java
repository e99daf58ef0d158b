package io.crmkit.recovery.calendar;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.rule.Require;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Tells working time from other time: opening hours of the week in one zone, less holidays, and single dates with hours of their
 * own; or several such calendars together. Immutable and safe for many
 * threads; a change is a new calendar with a new id. Counts in whole seconds: instants are cut to the second.
 *
 * <ul>
 *   <li>Opening hours are half-open: the opening second counts, the closing second does not.
 *   <li>A local time that a change of offset skips moves forward by the length of the gap; of a local time that comes twice
 *       the first is meant; a day of 23 or 25 hours counts as it is. Hours that shrink to nothing in a gap vanish.
 *   <li>A holiday is a local date in the zone of the calendar.
 *   <li>A budget that runs out exactly at closing time, or when a pause begins, is due at that instant, not at the next
 *       opening.
 *   <li>A search ends with {@link NoWorkingTimeException} after 4,000 days without a working second, and is refused if the
 *       deadline is more than 40,000 days away.
 * </ul>
 *
 * <p>A deadline costs a few look-ups in a table that is made on first use for 256 days at a time, whatever the budget is.
 */
public final class BusinessCalendar {
    private final String id;
    private final ZoneId zone;
    private final Openings openings;
    private final Timetable timetable;

    private BusinessCalendar(String id, ZoneId zone, Openings openings) {
        if (id.isBlank()) {
            throw new InvalidInputException("calendar.id", "must not be blank");
        }
        if (openings.isEmpty()) {
            throw new InvalidInputException("calendar.hours", "must have working time");
        }
        this.id = id;
        this.zone = Objects.requireNonNull(zone, "zone");
        this.openings = openings;
        this.timetable = new Timetable(id, openings);
    }

    /**
     * Returns a builder of a calendar without hours and holidays.
     *
     * @param id names the calendar and its version in deadlines and records, such as {@code berlin-office-2}; not blank
     * @param zone whose wall clock and dates the hours and holidays are
     */
    public static Builder builder(String id, ZoneId zone) {
        return new Builder(id, zone);
    }

    /** Returns a calendar that never closes: its business time is the time of the clock. */
    public static BusinessCalendar alwaysOpen(ZoneId zone) {
        return builder("24x7", zone).hours(WeeklyHours.ALWAYS).build();
    }

    /**
     * Returns the calendar that is open when all of {@code calendars} are, such as those of a team and of the building it works in.
     * They may be of different zones.
     *
     * @param id names the calendar and its version; not blank
     * @param zone whose local dates are business days: those with working time
     * @throws InvalidInputException if the id is blank, there is no calendar, or they have no working time in common in the 4,000
     *     days from 2020 on
     */
    public static BusinessCalendar intersection(String id, ZoneId zone, BusinessCalendar... calendars) {
        return combined(id, zone, true, calendars);
    }

    /**
     * Returns the calendar that is open when any of {@code calendars} is, such as those of two teams that take turns. They may be of
     * different zones.
     *
     * @param id names the calendar and its version; not blank
     * @param zone whose local dates are business days: those with working time
     * @throws InvalidInputException if the id is blank or there is no calendar
     */
    public static BusinessCalendar union(String id, ZoneId zone, BusinessCalendar... calendars) {
        return combined(id, zone, false, calendars);
    }

    private static BusinessCalendar combined(String id, ZoneId zone, boolean all, BusinessCalendar... calendars) {
        if (calendars.length == 0) {
            throw new InvalidInputException("calendars", "must not be empty");
        }
        return new BusinessCalendar(id, zone, new CombinedOpenings(zone, List.of(calendars), all));
    }

    /** Returns the name of this calendar and version. */
    public String id() {
        return id;
    }

    /** Returns the zone of the hours and holidays. */
    public ZoneId zone() {
        return zone;
    }

    Openings openings() {
        return openings;
    }

    /** Returns whether {@code date}, of the zone of this calendar, has opening hours and is no holiday. */
    public boolean isBusinessDay(LocalDate date) {
        return timetable.isBusinessDay(date);
    }

    /**
     * Returns the date that is {@code count} business days after {@code date}, which need not be one itself and does not count.
     *
     * @param count 1 to 10,000
     * @throws InvalidInputException if {@code count} is out of range or the date more than 40,000 days away
     * @throws NoWorkingTimeException if 4,000 days have no working second
     */
    public LocalDate businessDayAfter(LocalDate date, int count) {
        if (count < 1) {
            throw new InvalidInputException("businessDays", "must be 1 or more");
        }
        return timetable.businessDayAfter(date, Budget.businessDays(count).businessDays());
    }

    /** Returns the closing second of the last hours of {@code date}, in the zone of this calendar; empty if it is closed all day. */
    public Optional<Instant> closingOn(LocalDate date) {
        long[][] open = openings.between(
                PlaceOpenings.second(zone, date.atStartOfDay()),
                PlaceOpenings.second(zone, date.plusDays(1).atStartOfDay()));
        return open.length == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(open[open.length - 1][1]));
    }

    /** Alias for {@code dueAt(start, budget, Pauses.NONE)}. */
    public Deadline dueAt(Instant start, Budget budget) {
        return dueAt(start, budget, Pauses.NONE);
    }

    /**
     * Returns when {@code budget} runs out that starts at {@code start}.
     *
     * <ul>
     *   <li>Business time: the earliest instant with that much working time, outside of pauses, after the start. Of no time at
     *       all: the first working second at or after the start.
     *   <li>Business days: from the local date of the start, or 00:00 of the next business day if it is none, that many
     *       business days on at the same local time of day; if the business is closed then (at the closing second too), the
     *       next opening. Business time of the budget follows. Working time of pauses before that deadline is added behind it.
     *   <li>Calendar days: 24:00 of the local date that many days on, open or not. The time of pauses before that, around the clock,
     *       is added behind it.
     * </ul>
     *
     * @param start any instant of the years 1 to 9999, in or out of hours
     * @param budget business time, business days or both; or calendar days
     * @param pauses times that do not count; outside of hours they change nothing
     * @throws NoWorkingTimeException if 4,000 days have no working second
     * @throws InvalidInputException if the start is out of range or the deadline is more than 40,000 days away
     */
    public Deadline dueAt(Instant start, Budget budget, Pauses pauses) {
        long from = second("start", start);
        long due;
        if (budget.isInCalendarDays()) {
            due = AroundTheClock.due(endOfDay(from, budget.calendarDays()), from, pauses);
        } else if (budget.businessDays() == 0) {
            due = due(from, budget.seconds(), pauses);
        } else {
            due = dueInBusinessDays(from, budget);
            long paused = timetable.elapsed(from, due) - elapsed(from, due, pauses);
            if (paused > 0) {
                due = due(due, paused, pauses);
            }
        }
        return new Deadline(this, Instant.ofEpochSecond(from), budget, pauses, Instant.ofEpochSecond(due));
    }

    private long endOfDay(long start, int daysOn) {
        LocalDate last = LocalDateTime.ofInstant(Instant.ofEpochSecond(start), zone)
                .toLocalDate()
                .plusDays(daysOn);
        return PlaceOpenings.second(zone, last.plusDays(1).atStartOfDay());
    }

    private long dueInBusinessDays(long start, Budget budget) {
        LocalDateTime local = LocalDateTime.ofInstant(Instant.ofEpochSecond(start), zone);
        if (!timetable.isBusinessDay(local.toLocalDate())) {
            local = timetable.businessDayAfter(local.toLocalDate(), 1).atStartOfDay();
        }
        LocalDate date = timetable.businessDayAfter(local.toLocalDate(), budget.businessDays());
        long moved = PlaceOpenings.second(zone, date.atTime(local.toLocalTime()));
        long opening = timetable.opening(moved);
        return budget.seconds() == 0 ? opening : timetable.reach(opening, budget.seconds());
    }

    private long due(long start, long seconds, Pauses pauses) {
        long at = start;
        long left = seconds;
        for (int i = 0; i < pauses.size(); i++) {
            if (pauses.end(i) <= at) {
                continue;
            }
            long before = timetable.elapsed(at, pauses.start(i));
            // a budget of no time needs a working second before the pause, any other may end where the pause begins
            if (left == 0 ? before > 0 : before >= left) {
                break;
            }
            left -= before;
            at = pauses.end(i);
        }
        return left == 0 ? timetable.opening(at) : timetable.reach(at, left);
    }

    /** Alias for {@code elapsed(from, to, Pauses.NONE)}. */
    public Duration elapsed(Instant from, Instant to) {
        return elapsed(from, to, Pauses.NONE);
    }

    /**
     * Returns the working time in {@code [from, to)} outside of {@code pauses}, in whole seconds; zero if {@code to} is not
     * after {@code from}.
     *
     * @throws InvalidInputException if an instant is outside of the years 1 to 9999
     */
    public Duration elapsed(Instant from, Instant to, Pauses pauses) {
        return Duration.ofSeconds(elapsed(second("from", from), second("to", to), pauses));
    }

    private long elapsed(long from, long to, Pauses pauses) {
        long elapsed = timetable.elapsed(from, to);
        for (int i = 0; i < pauses.size(); i++) {
            elapsed -= timetable.elapsed(Math.max(from, pauses.start(i)), Math.min(to, pauses.end(i)));
        }
        return elapsed;
    }

    /**
     * Returns {@code [from, to)} as segments that count or not, without gaps, neighbours with different reasons; empty if
     * {@code to} is not after {@code from}. The counted segments add up to {@link #elapsed(Instant, Instant, Pauses)}.
     *
     * @throws InvalidInputException if an instant is outside of the years 1 to 9999
     */
    public List<Segment> explain(Instant from, Instant to, Pauses pauses) {
        return new Explanation(timetable, openings, pauses).of(second("from", from), second("to", to));
    }

    private static long second(String field, Instant instant) {
        Require.inCalendar(instant, field);
        return instant.getEpochSecond();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BusinessCalendar calendar
                && id.equals(calendar.id)
                && zone.equals(calendar.zone)
                && openings.equals(calendar.openings);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, zone, openings);
    }

    @Override
    public String toString() {
        return id + " (" + openings + ")";
    }

    /** Collects the parts of a calendar. */
    public static final class Builder {
        private final String id;
        private final ZoneId zone;
        private WeeklyHours hours = WeeklyHours.NEVER;
        private Holidays holidays = Holidays.NONE;
        private final SortedMap<LocalDate, List<TimeRange>> dated = new TreeMap<>();

        private Builder(String id, ZoneId zone) {
            this.id = Objects.requireNonNull(id, "id");
            this.zone = Objects.requireNonNull(zone, "zone");
        }

        /** Sets the hours of the week, in place of those set before. */
        public Builder hours(WeeklyHours weekly) {
            this.hours = Objects.requireNonNull(weekly, "weekly");
            return this;
        }

        /** Sets the dates without working time, in place of those set before. */
        public Builder holidays(Holidays dates) {
            this.holidays = Objects.requireNonNull(dates, "dates");
            return this;
        }

        /**
         * Sets the hours of one date, such as a shift on a holiday or an early closing: they stand in place of the hours of the week and
         * of a holiday. Without a range the date is closed. Hours set for the date before are replaced.
         */
        public Builder hoursOn(LocalDate date, TimeRange... ranges) {
            dated.put(Objects.requireNonNull(date, "date"), TimeRange.merge(List.of(ranges)));
            return this;
        }

        /**
         * Returns the calendar.
         *
         * @throws InvalidInputException if the id is blank or there is no working time in any year
         */
        public BusinessCalendar build() {
            if (holidays.coverEveryYear() && dated.isEmpty()) {
                throw new InvalidInputException("calendar.holidays", "must leave a day of the year");
            }
            return new BusinessCalendar(
                    id,
                    zone,
                    new PlaceOpenings(zone, hours, holidays, Collections.unmodifiableSortedMap(new TreeMap<>(dated))));
        }
    }
}
