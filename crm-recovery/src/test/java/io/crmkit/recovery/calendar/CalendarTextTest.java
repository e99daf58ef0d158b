package io.crmkit.recovery.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts that hours, holidays and budgets are written in. */
class CalendarTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mon-tue 09:00-17:00 | mon 09:00-17:00; tue 09:00-17:00",
                "sun-mon 09:00-10:00 | mon 09:00-10:00; sun 09:00-10:00",
                "mon,wed 08:00-12:00,13:00-24:00 | mon 08:00-12:00,13:00-24:00; wed 08:00-12:00,13:00-24:00",
                "mon 12:00-17:00; mon 09:00-12:00 | mon 09:00-17:00",
                "mon 09:00-14:00,10:00-11:00 | mon 09:00-14:00",
                "fri 00:00:01-00:00:02 | fri 00:00:01-00:00:02"
            })
    void hoursAreReadMergedAndWritten(String text, String canonical) {
        assertThat(WeeklyHours.parse(text)).hasToString(canonical).isEqualTo(WeeklyHours.parse(canonical));
    }

    @Test
    void roundTheClockIsEveryDayFromMidnightToMidnight() {
        assertThat(WeeklyHours.parse("24x7")).isEqualTo(WeeklyHours.parse("mon-sun 00:00-24:00"));
        assertThat(WeeklyHours.of(Map.of(DayOfWeek.MONDAY, List.of()))).isEqualTo(WeeklyHours.NEVER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "mon",
                "mon 9-17",
                "mon 17:00-09:00",
                "mon 09:00-09:00",
                "mon 22:00-24:01",
                "mon 22:00-26:00",
                "mon 10:60-11:00",
                "Mon 09:00-17:00",
                "mon 09:00-17:00;",
                "mon- 09:00-17:00",
                "mon 09:00-12:00 13:00-17:00"
            })
    void otherHoursAreRefused(String text) {
        assertThatThrownBy(() -> WeeklyHours.parse(text)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void holidaysAreReadAndWritten() {
        Holidays holidays = Holidays.parse("2026-12-24; 2026-08-01..2026-08-03;--12-30..--01-01;--02-29");

        assertThat(holidays)
                .hasToString("2026-12-24;2026-08-01..2026-08-03;--01-01;--02-29;--12-30;--12-31")
                .isEqualTo(Holidays.parse(holidays.toString()))
                .hasSameHashCodeAs(Holidays.parse(holidays.toString()))
                .isNotEqualTo(Holidays.NONE);
        assertThat(Holidays.parse(" ")).isEqualTo(Holidays.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-24, true",
        "2027-12-24, false",
        "2026-07-31, false",
        "2026-08-01, true",
        "2026-08-03, true",
        "2026-08-04, false",
        "2031-12-29, false",
        "2031-12-30, true",
        "2032-01-01, true",
        "2032-01-02, false",
        "2028-02-29, true",
        "2027-02-28, false",
        "2027-03-01, false"
    })
    void aHolidayIsADate(LocalDate date, boolean holiday) {
        Holidays holidays = Holidays.parse("2026-12-24;2026-08-01..2026-08-03;--12-30..--01-01;--02-29");

        assertThat(holidays.contains(date)).isEqualTo(holiday);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-30",
                "2026-8-1",
                "--13-01",
                "2026-08-03..2026-08-01",
                "2026-01-01;",
                "x",
                "..",
                "2026-01-01..--01-02"
            })
    void otherHolidaysAreRefused(String text) {
        assertThatThrownBy(() -> Holidays.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("holidays must");
    }

    @ParameterizedTest
    @CsvSource({"PT8H, PT8H, 0", "P6BD, PT0S, 6", "P6BD+PT5H20M, PT5H20M, 6", "PT0S, PT0S, 0", "pt48h, PT48H, 0"})
    void budgetsAreReadAndWritten(String text, Duration time, int days) {
        Budget budget = Budget.parse(text);

        assertThat(budget.time()).isEqualTo(time);
        assertThat(budget.businessDays()).isEqualTo(days);
        assertThat(Budget.parse(budget.toString())).isEqualTo(budget).hasSameHashCodeAs(budget);
    }

    @Test
    void aSumOfBudgetsIsReadableOrRefused() {
        Budget longest = Budget.of(Duration.ofDays(39_999)).plus(Duration.ofDays(1));

        assertThat(Budget.parse(longest.toString())).isEqualTo(longest);
        assertThatThrownBy(() -> longest.plus(Duration.ofSeconds(1)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("budget.time must be whole seconds, zero to 40000 days");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "8h",
                "PT-1S",
                "PT960001H",
                "PT0.5S",
                "BD",
                "PBD",
                "P-1BD",
                "P10001BD",
                "P1BDPT1H",
                "P1BD+",
                "1BD",
                "P1BD+PT-1H"
            })
    void otherBudgetsAreRefused(String text) {
        assertThatThrownBy(() -> Budget.parse(text)).isInstanceOf(InvalidInputException.class);
    }

    /** A day of 24 hours of business time is three days of work: nobody who writes P1D means that. */
    @ParameterizedTest
    @ValueSource(strings = {"P1D", "p1d", "P0D", "P1DT2H", "P2BD+P1D", "P2BD+P1DT1H"})
    void aDayThatDoesNotSayOfWhichKindItIsIsRefused(String text) {
        assertThatThrownBy(() -> Budget.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("budget must look like PT8H, P2BD, P2BD+PT4H, P15CD or P8CW");
    }
}
