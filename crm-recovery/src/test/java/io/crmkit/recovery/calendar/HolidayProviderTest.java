package io.crmkit.recovery.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.calendar.ical.ICalendarHolidays;
import io.crmkit.recovery.calendar.jollyday.JollydayHolidays;
import java.time.LocalDate;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HolidayProviderTest {
    @Test
    void aProviderIsAskedForEachYearAndItsAnswerIsKept() {
        Holidays holidays = Holidays.of(year -> List.of(LocalDate.of(year, 5, 1)), 2025, 2027)
                .and(Holidays.parse("--12-25;2026-06-01..2026-06-03"));

        assertThat(holidays)
                .isEqualTo(Holidays.parse("2025-05-01;2026-05-01;2027-05-01;--12-25;2026-06-01..2026-06-03"));
        assertThatThrownBy(() -> Holidays.of(year -> List.of(), 2027, 2026)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Holidays.of(year -> List.of(), 1900, 2101)).isInstanceOf(InvalidInputException.class);
    }

    /** Dates: Bank Holidays (England and Wales), gov.uk; Feiertagsgesetz of Bavaria and Berlin. */
    @Test
    void jollydayKnowsRegionsAndSubstituteDays() {
        JollydayHolidays england =
                JollydayHolidays.of(HolidayManager.getInstance(ManagerParameters.create("gb")), "eng");
        JollydayHolidays bavaria =
                JollydayHolidays.of(HolidayManager.getInstance(ManagerParameters.create("de")), "by");
        JollydayHolidays berlin = JollydayHolidays.of(HolidayManager.getInstance(ManagerParameters.create("de")), "be");

        assertThat(england.holidays(2026))
                .contains(LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 28), LocalDate.of(2026, 4, 3));
        assertThat(bavaria.holidays(2026)).contains(LocalDate.of(2026, 1, 6)).doesNotContain(LocalDate.of(2026, 3, 8));
        assertThat(berlin.holidays(2026)).contains(LocalDate.of(2026, 3, 8)).doesNotContain(LocalDate.of(2026, 1, 6));
    }

    /** Christmas Eve and New Year's Eve are observed in Austria, but people work. */
    @Test
    void daysThatAreOnlyObservedAreNoHolidaysAndBankHolidaysAre() {
        JollydayHolidays austria = JollydayHolidays.of(HolidayManager.getInstance(ManagerParameters.create("at")));
        JollydayHolidays switzerland = JollydayHolidays.of(HolidayManager.getInstance(ManagerParameters.create("ch")));

        assertThat(austria.holidays(2026))
                .contains(LocalDate.of(2026, 12, 25))
                .doesNotContain(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 31));
        assertThat(switzerland.holidays(2026)).contains(LocalDate.of(2026, 1, 2));
        assertThatThrownBy(() -> JollydayHolidays.of(HolidayManager.getInstance(ManagerParameters.create("de")), " "))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("region must not be blank");
    }

    /** RFC 5545: an end on or before the start, and a duration below a day, still leave the day of the start. */
    @Test
    void anEventTakesADayAtLeastAndReachesOverTheEndOfTheYear() {
        ICalendarHolidays file = ICalendarHolidays.parse(calendar("""
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20260501
            DTEND;VALUE=DATE:20260501
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20260603
            DURATION:PT1H
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20261230
            DTEND;VALUE=DATE:20270103
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20280101
            DURATION:P3652D
            END:VEVENT
            """));

        assertThat(Holidays.of(file, 2026, 2027))
                .isEqualTo(Holidays.parse("2026-05-01;2026-06-03;2026-12-30;2026-12-31;2027-01-01;2027-01-02"));
        assertThat(file.holidays(2030)).as("the longest event there may be").hasSize(365);
        assertThat(file.holidays(2038)).isEmpty();
    }

    @Test
    void whatRecursWithoutEndIsRefused() {
        ICalendarHolidays file = ICalendarHolidays.parse(
                calendar("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20200101\nRRULE:FREQ=SECONDLY\nEND:VEVENT\n"));

        assertThatThrownBy(() -> file.holidays(2026))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("iCalendar must not have an event that recurs so often");
    }

    @Test
    void aDateThatDoesNotExistIsRefused() {
        assertThatThrownBy(() ->
                        ICalendarHolidays.parse(calendar("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260230\nEND:VEVENT\n")))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "America/Sao_Paulo", "Pacific/Kiritimati", "Pacific/Pago_Pago"})
    void aFileMeansTheSameDatesWhateverTheZoneOfTheMachine(String zone) {
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone(zone));

            ICalendarHolidays file = ICalendarHolidays.parse(calendar("""
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20150501
                RRULE:FREQ=YEARLY
                EXDATE;VALUE=DATE:20170501
                SUMMARY:May Day
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20151126
                RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH
                SUMMARY:Thanksgiving
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20161224
                DTEND;VALUE=DATE:20161227
                SUMMARY:Christmas
                 , with a folded line
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20161018
                STATUS:CANCELLED
                END:VEVENT
                BEGIN:VEVENT
                DTSTART;VALUE=DATE:20151018
                DURATION:P2D
                END:VEVENT
                """));

            assertThat(Holidays.of(file, 2015, 2018))
                    .isEqualTo(Holidays.parse("2015-05-01;2015-11-26;2015-10-18;2015-10-19;2016-05-01;2016-11-24;"
                            + "2016-12-24;2016-12-25;2016-12-26;2017-11-23;2018-05-01;2018-11-22"));
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void whatIsNoCalendarOfWholeDaysIsRefused() {
        for (String text : new String[] {
            "",
            "no calendar at all",
            calendar("BEGIN:VEVENT\nDTSTART:20260501T090000Z\nEND:VEVENT\n"),
            calendar("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260501\nDTEND:20260501T100000\nEND:VEVENT\n"),
            calendar("BEGIN:VEVENT\nSUMMARY:no start\nEND:VEVENT\n"),
            calendar("BEGIN:VEVENT\nDTSTART;VALUE=DATE:20260501\nDURATION:P9999D\nEND:VEVENT\n"),
        }) {
            assertThatThrownBy(() -> ICalendarHolidays.parse(text))
                    .as(text)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("iCalendar");
        }
    }

    private static String calendar(String events) {
        return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n" + events.replace("\n", "\r\n")
                + "END:VCALENDAR\r\n";
    }
}
