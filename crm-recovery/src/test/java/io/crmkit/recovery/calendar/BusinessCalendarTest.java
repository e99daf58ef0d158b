package io.crmkit.recovery.calendar;

import static io.crmkit.recovery.calendar.Segment.Reason.CLOSED;
import static io.crmkit.recovery.calendar.Segment.Reason.COUNTED;
import static io.crmkit.recovery.calendar.Segment.Reason.HOLIDAY;
import static io.crmkit.recovery.calendar.Segment.Reason.PAUSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BusinessCalendarTest {
    private static final BusinessCalendar OFFICE = calendar("UTC", "mon-fri 09:00-17:00", "");

    private static BusinessCalendar calendar(String zone, String hours, String holidays) {
        return BusinessCalendar.builder("test", ZoneId.of(zone))
                .hours(WeeklyHours.parse(hours))
                .holidays(Holidays.parse(holidays))
                .build();
    }

    private static Instant due(BusinessCalendar calendar, String start, String budget) {
        return calendar.dueAt(Instant.parse(start), Budget.parse(budget)).dueAt();
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }

    @Test
    @DisplayName("D1: a target that runs out at closing time is due at closing time; met then, late one second after")
    void d1ClosingInstant() {
        Deadline deadline = OFFICE.dueAt(at("2026-01-05T13:00:00Z"), Budget.parse("PT4H"));

        assertThat(deadline.dueAt()).isEqualTo("2026-01-05T17:00:00Z");
        assertThat(deadline.metBy(at("2026-01-05T17:00:00.999Z"))).isTrue();
        assertThat(deadline.metBy(at("2026-01-05T17:00:01Z"))).isFalse();
    }

    @Test
    @DisplayName("D1: a target that runs out when a pause begins is due at that instant")
    void d1PauseBegins() {
        Pauses pause = Pauses.of(List.of(new Span(at("2026-01-05T12:00:00Z"), at("2026-01-05T14:00:00Z"))));

        assertThat(OFFICE.dueAt(at("2026-01-05T10:00:00Z"), Budget.parse("PT2H"), pause)
                        .dueAt())
                .isEqualTo("2026-01-05T12:00:00Z");
        assertThat(OFFICE.dueAt(at("2026-01-05T12:00:00Z"), Budget.parse("PT0S"), pause)
                        .dueAt())
                .isEqualTo("2026-01-05T14:00:00Z");
    }

    @Test
    @DisplayName("D5: a calendar without working time is refused when it is built")
    void d5EmptyCalendar() {
        assertThatThrownBy(
                        () -> BusinessCalendar.builder("never", ZoneOffset.UTC).build())
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("calendar.hours"));
        assertThatThrownBy(() -> calendar("UTC", "24x7", "--01-01..--12-31"))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.field()).isEqualTo("calendar.holidays"));
    }

    @ParameterizedTest
    @CsvSource({"PT1H", "PT0S", "P1BD"})
    @DisplayName("D5: a closure of 4,000 days is waited for, one of 4,001 is an error")
    void d5BoundedSearch(String budget) {
        LocalDate first = LocalDate.parse("2026-01-06");
        String closure = first + ".." + first.plusDays(3_999);
        String longer = first + ".." + first.plusDays(4_000);
        Instant start = at("2026-01-06T00:00:00Z");

        assertThat(calendar("UTC", "24x7", closure)
                        .dueAt(start, Budget.parse(budget))
                        .dueAt())
                .isAfterOrEqualTo(start.plus(Duration.ofDays(4_000)));
        assertThatThrownBy(() -> calendar("UTC", "24x7", longer).dueAt(start, Budget.parse(budget)))
                .isInstanceOfSatisfying(NoWorkingTimeException.class, e -> {
                    assertThat(e.calendar()).isEqualTo("test");
                    assertThat(e.since()).isEqualTo(start);
                });
    }

    @Test
    @DisplayName("D6: a day that ends at 24:00 loses nothing")
    void d6MidnightCloses() {
        assertThat(due(calendar("UTC", "mon-sun 00:00-24:00", ""), "2024-01-15T23:30:00Z", "PT240H"))
                .isEqualTo("2024-01-25T23:30:00Z");
    }

    @Test
    @DisplayName("D7: a pause counts to the second, as row ZAM-17 would if its breaks were not cut to minutes")
    void d7PausesInSeconds() {
        Pauses pause = Pauses.of(List.of(new Span(at("2026-01-05T10:00:12Z"), at("2026-01-05T10:10:48Z"))));

        assertThat(OFFICE.dueAt(at("2026-01-05T10:00:00Z"), Budget.parse("PT1H"), pause)
                        .dueAt())
                .isEqualTo("2026-01-05T11:10:36Z");
    }

    @Test
    @DisplayName("D8: a holiday is a date of the calendar's zone, not of UTC")
    void d8HolidayIsLocal() {
        BusinessCalendar auckland = calendar("Pacific/Auckland", "24x7", "2026-02-06");

        assertThat(auckland.elapsed(at("2026-02-05T00:00:00Z"), at("2026-02-07T00:00:00Z")))
                .isEqualTo(Duration.ofHours(24));
        assertThat(due(auckland, "2026-02-05T11:00:00Z", "PT0S")).isEqualTo("2026-02-06T11:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--12-31..--01-01", "--12-31;--01-01", "2012-12-31..2013-01-01", "2013-01-01;2012-12-31"})
    @DisplayName("D9: holidays over the year end give one answer in every spelling")
    void d9YearEnd(String holidays) {
        assertThat(due(calendar("UTC", "mon-fri 09:00-17:00", holidays), "2012-12-28T16:45:00Z", "P2BD+PT30M"))
                .isEqualTo("2013-01-04T09:15:00Z");
    }

    @Test
    @DisplayName("D10: instants are cut to whole seconds once")
    void d10WholeSeconds() {
        assertThat(due(OFFICE, "2026-01-05T10:00:00.999999Z", "PT1S")).isEqualTo("2026-01-05T10:00:01Z");
        assertThat(OFFICE.elapsed(at("2026-01-05T10:00:00.9Z"), at("2026-01-05T10:00:01.1Z")))
                .isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aBusinessDayCountedFromClosingTimeEndsAtTheOpeningAfterTheNextDay() {
        assertThat(due(OFFICE, "2026-01-05T17:00:00Z", "P1BD")).isEqualTo("2026-01-07T09:00:00Z");
        assertThat(due(OFFICE, "2026-01-05T16:59:59Z", "P1BD")).isEqualTo("2026-01-06T16:59:59Z");
        assertThat(due(OFFICE, "2026-01-10T12:00:00Z", "P1BD")).isEqualTo("2026-01-13T09:00:00Z");
    }

    @Test
    void pausesPushABusinessDayDeadlineBackByTheirWorkingTime() {
        Pauses pauses = Pauses.of(List.of(
                new Span(at("2026-01-05T16:00:00Z"), at("2026-01-05T20:00:00Z")),
                new Span(at("2026-01-07T13:00:00Z"), at("2026-01-07T14:00:00Z")),
                new Span(at("2026-01-08T09:00:00Z"), at("2026-01-09T09:00:00Z"))));

        assertThat(OFFICE.dueAt(at("2026-01-05T12:30:00Z"), Budget.parse("P2BD"), pauses)
                        .dueAt())
                .isEqualTo("2026-01-07T14:30:00Z");
    }

    @Test
    @DisplayName("a date that the zone skipped lends its hours to the next one, counted once")
    void skippedDate() {
        // Samoa had no 30 December 2011, a Friday
        assertThat(calendar("Pacific/Apia", "fri 09:00-17:00", "")
                        .elapsed(at("2011-12-29T00:00:00Z"), at("2012-01-02T00:00:00Z")))
                .isEqualTo(Duration.ofHours(8));
        assertThat(calendar("Pacific/Apia", "24x7", "").elapsed(at("2011-12-29T00:00:00Z"), at("2012-01-02T00:00:00Z")))
                .isEqualTo(Duration.ofDays(4));
    }

    @Test
    void aDeadlineExplainsItself() {
        BusinessCalendar office = calendar("UTC", "mon-fri 09:00-12:00,13:00-17:00", "2026-01-06");
        Pauses pause = Pauses.of(List.of(new Span(at("2026-01-05T15:30:00Z"), at("2026-01-05T16:00:00Z"))));

        Deadline deadline = office.dueAt(at("2026-01-05T15:00:00Z"), Budget.parse("PT3H"), pause);

        assertThat(deadline).hasToString("due 2026-01-07T10:30:00Z: PT3H from 2026-01-05T15:00:00Z by test");
        assertThat(deadline.explain())
                .containsExactly(
                        segment("2026-01-05T15:00:00Z", "2026-01-05T15:30:00Z", COUNTED),
                        segment("2026-01-05T15:30:00Z", "2026-01-05T16:00:00Z", PAUSED),
                        segment("2026-01-05T16:00:00Z", "2026-01-05T17:00:00Z", COUNTED),
                        segment("2026-01-05T17:00:00Z", "2026-01-06T00:00:00Z", CLOSED),
                        segment("2026-01-06T00:00:00Z", "2026-01-07T00:00:00Z", HOLIDAY),
                        segment("2026-01-07T00:00:00Z", "2026-01-07T09:00:00Z", CLOSED),
                        segment("2026-01-07T09:00:00Z", "2026-01-07T10:30:00Z", COUNTED));
    }

    private static Segment segment(String from, String to, Segment.Reason reason) {
        return new Segment(new Span(at(from), at(to)), reason);
    }

    @Test
    void deadlinesOutOfReachAndInstantsOutOfRangeAreRefused() {
        assertThatThrownBy(() -> due(OFFICE, "2026-01-05T10:00:00Z", "PT9000000H"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("budget must run out within 40000 days of the start");
        assertThatThrownBy(() -> due(calendar("UTC", "mon 09:00-17:00", ""), "2026-01-05T10:00:00Z", "P10000BD"))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> OFFICE.elapsed(Instant.MIN, Instant.EPOCH))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("from must lie in the years 1 to 9999");
        assertThatThrownBy(() -> OFFICE.dueAt(Instant.MAX, Budget.parse("PT1H")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new Span(at("2026-01-05T10:00:01Z"), at("2026-01-05T10:00:00Z")))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aDeadlineMayLieOutsideOfTheYearsThatAreKept() {
        assertThat(due(OFFICE, "1900-01-01T10:00:00Z", "PT8H")).isEqualTo("1900-01-02T10:00:00Z");
        assertThat(due(OFFICE, "2399-12-31T10:00:00Z", "P2BD")).isEqualTo("2400-01-04T10:00:00Z");
    }
}
