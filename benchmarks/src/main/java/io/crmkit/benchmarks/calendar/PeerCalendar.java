package io.crmkit.benchmarks.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jbpm.process.core.timer.BusinessCalendarImpl;
import org.kie.api.time.SessionClock;

/** The business calendar of jBPM: one interval a day, dated holidays; it computes from the time of its clock, which is set. */
final class PeerCalendar {
    private final SetClock clock = new SetClock();
    private final BusinessCalendarImpl calendar;

    PeerCalendar(ZoneId zone, int openingHour, int closingHour, List<LocalDate> holidays) {
        Properties properties = new Properties();
        properties.setProperty(BusinessCalendarImpl.DAYS_PER_WEEK, "5");
        properties.setProperty(BusinessCalendarImpl.HOURS_PER_DAY, String.valueOf(closingHour - openingHour));
        properties.setProperty(BusinessCalendarImpl.START_HOUR, String.valueOf(openingHour));
        properties.setProperty(BusinessCalendarImpl.END_HOUR, String.valueOf(closingHour));
        properties.setProperty(BusinessCalendarImpl.TIMEZONE, zone.getId());
        properties.setProperty(BusinessCalendarImpl.HOLIDAY_DATE_FORMAT, "yyyy-MM-dd");
        properties.setProperty(
                BusinessCalendarImpl.HOLIDAYS,
                holidays.stream().map(LocalDate::toString).collect(Collectors.joining(",")));
        calendar = new BusinessCalendarImpl(properties, clock);
    }

    Instant dueAt(Instant start, String budget) {
        clock.millis = start.toEpochMilli();
        return calendar.calculateBusinessTimeAsDate(budget).toInstant();
    }

    private static final class SetClock implements SessionClock {
        private long millis;

        @Override
        public long getCurrentTime() {
            return millis;
        }
    }
}
