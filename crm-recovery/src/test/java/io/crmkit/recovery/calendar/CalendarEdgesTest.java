package io.crmkit.recovery.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The last value that is allowed, and the first that is not. */
class CalendarEdgesTest {
    private static final LocalDate MONDAY = LocalDate.parse("2026-01-05");

    private static BusinessCalendar office(String id) {
        return BusinessCalendar.builder(id, ZoneOffset.UTC)
                .hours(WeeklyHours.parse("mon-fri 09:00-12:00,13:00-17:00"))
                .holidays(Holidays.parse("2026-01-06"))
                .build();
    }

    private static BusinessCalendar twoDates(LocalDate second, String hours) {
        return BusinessCalendar.builder("two dates", ZoneOffset.UTC)
                .hoursOn(MONDAY, TimeRange.parse("09:00-17:00"))
                .hoursOn(second, TimeRange.parse(hours))
                .build();
    }

    @Test
    void fourThousandDaysWithoutWorkingTimeAreBridgedAndASecondMoreIsNot() {
        Instant start = Instant.parse("2026-01-05T09:00:00Z");
        LocalDate second = MONDAY.plusDays(4_000);
        Budget budget = Budget.parse("PT8H30M");

        assertThat(twoDates(second, "17:00-18:00").dueAt(start, budget).dueAt())
                .isEqualTo(second.atTime(17, 30).toInstant(ZoneOffset.UTC));
        assertThatThrownBy(() -> twoDates(second, "17:00:01-18:00").dueAt(start, budget))
                .isInstanceOf(NoWorkingTimeException.class)
                .hasMessageContaining("2026-01-05T17:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"2026-01-05, 1", "2026-01-04, 2", "2025-11-01, 2"})
    void soItIsForBusinessDays(LocalDate from, int count) {
        LocalDate second = MONDAY.plusDays(4_001);

        assertThat(twoDates(second, "09:00-10:00").businessDayAfter(from, count))
                .isEqualTo(second);
        assertThatThrownBy(() -> twoDates(second.plusDays(1), "09:00-10:00").businessDayAfter(from, count))
                .isInstanceOf(NoWorkingTimeException.class)
                .hasMessageContaining("2026-01-06T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1969-12-31", "1970-01-01", "2149-06-06", "2149-06-09", "2150-03-02"})
    void whatIsNotKeptIsReckonedAllTheSame(LocalDate date) {
        BusinessCalendar calendar = BusinessCalendar.builder("daily", ZoneOffset.UTC)
                .hours(WeeklyHours.parse("mon-sun 09:00-17:00"))
                .holidays(Holidays.NONE.on(date.plusDays(1)))
                .build();
        Instant start = date.atTime(9, 0).toInstant(ZoneOffset.UTC);

        assertThat(calendar.isBusinessDay(date)).isTrue();
        assertThat(calendar.isBusinessDay(date.plusDays(1))).isFalse();
        assertThat(calendar.businessDayAfter(date, 1)).isEqualTo(date.plusDays(2));
        assertThat(calendar.elapsed(start, start.plus(Duration.ofDays(2)))).isEqualTo(Duration.ofHours(8));
        assertThat(calendar.dueAt(start, Budget.parse("PT9H")).dueAt())
                .isEqualTo(date.plusDays(2).atTime(10, 0).toInstant(ZoneOffset.UTC));
    }

    @Test
    void closingIsThatOfTheLastHoursOfTheDate() {
        BusinessCalendar calendar = office("office");

        assertThat(calendar.closingOn(MONDAY)).hasValue(Instant.parse("2026-01-05T17:00:00Z"));
        assertThat(calendar.closingOn(MONDAY.plusDays(1))).isEmpty();
        assertThat(calendar.zone()).isEqualTo(ZoneOffset.UTC);
        assertThatThrownBy(() -> calendar.businessDayAfter(MONDAY, 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> office(" ")).hasMessageContaining("calendar.id");
    }

    @Test
    void calendarsAreEqualByIdZoneAndHours() {
        assertThat(office("office"))
                .isEqualTo(office("office"))
                .isNotEqualTo(office("other"))
                .isNotEqualTo(BusinessCalendar.builder("office", ZoneId.of("Europe/Berlin"))
                        .hours(WeeklyHours.parse("mon-fri 09:00-12:00,13:00-17:00"))
                        .holidays(Holidays.parse("2026-01-06"))
                        .build())
                .isNotEqualTo(BusinessCalendar.builder("office", ZoneOffset.UTC)
                        .hours(WeeklyHours.parse("mon-fri 09:00-12:00,13:00-17:00"))
                        .build())
                .isNotEqualTo("office");
        Span one = new Span(Instant.EPOCH, Instant.EPOCH.plusSeconds(5));
        assertThat(Pauses.of(List.of(one)))
                .isEqualTo(Pauses.of(List.of(one, one)))
                .isNotEqualTo(Pauses.NONE)
                .isNotEqualTo(Pauses.of(List.of(new Span(Instant.EPOCH, Instant.EPOCH.plusSeconds(6)))))
                .isNotEqualTo(Pauses.of(List.of(new Span(Instant.EPOCH.plusSeconds(1), Instant.EPOCH.plusSeconds(5)))))
                .hasToString(List.of(one).toString());
        assertThat(Pauses.of(List.of(one)).spans()).containsExactly(one);
    }

    @Test
    void budgetsReachToTheirEnds() {
        assertThat(Budget.businessDays(10_000).businessDays()).isEqualTo(10_000);
        assertThat(Budget.businessDays(0).businessDays()).isZero();
        assertThat(Budget.calendarWeeks(1_428).calendarDays()).isEqualTo(9_996);
        assertThat(Budget.calendarWeeks(1_428).businessDays()).isZero();
        assertThat(Budget.businessDays(6)).hasToString("P6BD");
        assertThat(Budget.parse("P14CD")).hasToString("P2CW");
        assertThat(Budget.parse("P15CD")).hasToString("P15CD");
        assertThat(Budget.parse("P0CD")).hasToString("P0CD");
        assertThatThrownBy(() -> Budget.calendarWeeks(1_429)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Budget.businessDays(-1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Budget.businessDays(10_001)).isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 201", "9799, 9999", "9999, 9999"})
    void holidaysOfAProviderAreForUpToTwoHundredYears(int first, int last) {
        assertThat(Holidays.of(year -> Set.of(LocalDate.of(year, 5, 1)), first, last)
                        .contains(LocalDate.of(last, 5, 1)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "2026, 2025", "2000, 2201", "9999, 10000"})
    void otherYearsAreRefused(int first, int last) {
        assertThatThrownBy(() -> Holidays.of(year -> Set.of(), first, last))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("holidays.years");
    }

    @Test
    void aYearlyDayIsThatDayOfEveryYear() {
        Holidays holidays = Holidays.NONE.yearly(MonthDay.of(5, 1));

        assertThat(holidays.contains(LocalDate.parse("2031-05-01"))).isTrue();
        assertThat(holidays.contains(LocalDate.parse("2031-05-02"))).isFalse();
    }

    @Test
    void partsOfADeadlineAreFromOneToAThousandPercent() {
        BusinessCalendar calendar = office("office");
        Instant start = Instant.parse("2026-01-05T09:00:00Z");
        Deadline deadline = calendar.dueAt(start, Budget.parse("PT100S"));

        assertThat(deadline.budget()).isEqualTo(Budget.parse("PT100S"));
        assertThat(deadline.calendar()).isEqualTo(calendar);
        assertThat(deadline.at(1)).isEqualTo(start.plusSeconds(1));
        assertThat(deadline.at(100)).isEqualTo(deadline.dueAt());
        assertThat(deadline.at(1_000)).isEqualTo(start.plusSeconds(1_000));
        assertThatThrownBy(() -> deadline.at(0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> deadline.at(1_001)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aDateOfSeveralCalendarsIsABusinessDayIfItHasTimeAndAHolidayIfThatIsWhyItHasNone() {
        BusinessCalendar office = office("office");
        BusinessCalendar always = BusinessCalendar.alwaysOpen(ZoneOffset.UTC);
        BusinessCalendar both = BusinessCalendar.intersection("both", ZoneOffset.UTC, office, always);
        Instant morning = Instant.parse("2026-01-06T08:00:00Z");

        assertThat(both.isBusinessDay(MONDAY)).isTrue();
        assertThat(both.isBusinessDay(MONDAY.plusDays(1))).isFalse();
        assertThat(BusinessCalendar.union("any", ZoneOffset.UTC, office, office("late"))
                        .isBusinessDay(MONDAY.plusDays(1)))
                .isFalse();
        assertThat(both.explain(morning, morning.plusSeconds(60), Pauses.NONE))
                .extracting(Segment::reason)
                .containsExactly(Segment.Reason.HOLIDAY);
        assertThat(both.explain(morning.minusSeconds(86_400), morning.minusSeconds(86_340), Pauses.NONE))
                .extracting(Segment::reason)
                .containsExactly(Segment.Reason.CLOSED);
    }
}
