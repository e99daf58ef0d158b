package io.crmkit.recovery.calendar.ical;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.DateEnd;
import biweekly.property.DurationProperty;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.calendar.HolidayProvider;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.SortedSet;
import java.util.TimeZone;
import java.util.TreeSet;

/**
 * The whole-day events of an iCalendar file, such as public calendars of holidays are: of one or several days, once or recurring.
 * Cancelled events do not count; neither do their names, which are not kept.
 */
public final class ICalendarHolidays implements HolidayProvider {
    /** More repetitions than this in one event are refused: even one that comes daily has fewer. */
    private static final int MOST_TIMES = 400_000;

    private final List<VEvent> events;

    private ICalendarHolidays(List<VEvent> events) {
        this.events = events;
    }

    /**
     * Reads the text of a file.
     *
     * @throws InvalidInputException if there is no calendar in it, or an event has no start or starts or ends at a time of the day: a
     *     holiday is a date
     */
    public static ICalendarHolidays parse(String text) {
        List<ICalendar> calendars = Biweekly.parse(text).all();
        if (calendars.isEmpty()) {
            throw new InvalidInputException("iCalendar", "must have a VCALENDAR");
        }
        List<VEvent> events = new ArrayList<>();
        for (ICalendar calendar : calendars) {
            for (VEvent event : calendar.getEvents()) {
                if (event.getStatus() == null || !event.getStatus().isCancelled()) {
                    requireWholeDays(event);
                    events.add(event);
                }
            }
        }
        return new ICalendarHolidays(events);
    }

    private static void requireWholeDays(VEvent event) {
        boolean whole = event.getDateStart() != null
                && event.getDateStart().getValue() != null
                && !event.getDateStart().getValue().hasTime();
        DateEnd end = event.getDateEnd();
        if (!whole || (end != null && end.getValue() != null && end.getValue().hasTime())) {
            throw new InvalidInputException("iCalendar", "must have events of whole days only");
        }
        days(event);
    }

    @Override
    public Collection<LocalDate> holidays(int year) {
        SortedSet<LocalDate> dates = new TreeSet<>();
        for (VEvent event : events) {
            addTo(dates, event, LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
        }
        return dates;
    }

    private static void addTo(SortedSet<LocalDate> dates, VEvent event, LocalDate first, LocalDate last) {
        long days = days(event);
        // The parser puts a date at midnight of the default zone, and only there it can be read back.
        TimeZone zone = TimeZone.getDefault();
        DateIterator starts = event.getDateIterator(zone);
        for (int times = 0; starts.hasNext(); times++) {
            LocalDate start = date(starts.next(), zone);
            if (start.isAfter(last)) {
                return;
            }
            if (times == MOST_TIMES) {
                throw new InvalidInputException("iCalendar", "must not have an event that recurs so often");
            }
            LocalDate end = start.plusDays(days);
            LocalDate date = start.isBefore(first) ? first : start;
            for (; date.isBefore(end) && !date.isAfter(last); date = date.plusDays(1)) {
                dates.add(date);
            }
        }
    }

    /** Returns how many days an event takes; RFC 5545 3.6.1: one if it does not say, and the end is not part of it. */
    private static long days(VEvent event) {
        DateEnd end = event.getDateEnd();
        DurationProperty duration = event.getDuration();
        LocalDate start = date(event.getDateStart().getValue());
        long days = 1;
        if (end != null && end.getValue() != null) {
            days = Math.max(1, ChronoUnit.DAYS.between(start, date(end.getValue())));
        } else if (duration != null && duration.getValue() != null) {
            long millis = duration.getValue().toMillis();
            days = Math.max(1, millis / ChronoUnit.DAYS.getDuration().toMillis());
        }
        if (days > ChronoUnit.DECADES.getDuration().toDays()) {
            throw new InvalidInputException("iCalendar", "must have events of less than ten years");
        }
        return days;
    }

    private static LocalDate date(ICalDate date) {
        DateTimeComponents parts = date.getRawComponents();
        try {
            return LocalDate.of(parts.getYear(), parts.getMonth(), parts.getDate());
        } catch (DateTimeException e) {
            throw new InvalidInputException("iCalendar", "must have dates that exist", e);
        }
    }

    private static LocalDate date(Date start, TimeZone zone) {
        return LocalDate.ofInstant(start.toInstant(), zone.toZoneId());
    }
}
