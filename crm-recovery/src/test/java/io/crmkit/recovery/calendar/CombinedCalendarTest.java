package io.crmkit.recovery.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.calendar.Segment.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class CombinedCalendarTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDate CHRISTMAS = LocalDate.of(2026, 12, 25); // a Friday

    private final BusinessCalendar site = calendar("site", BERLIN, "mon-fri 07:00-19:00", Holidays.NONE.on(CHRISTMAS));
    private final BusinessCalendar team = calendar("team", BERLIN, "mon-sat 08:00-12:00,13:00-20:00", Holidays.NONE);

    @Test
    void aTeamWorksWhileTheSiteIsOpen() {
        BusinessCalendar both = BusinessCalendar.intersection("both", BERLIN, site, team);

        assertThat(both.elapsed(at("2026-12-24T00:00:00Z"), at("2026-12-28T00:00:00Z")))
                .isEqualTo(Duration.ofHours(10)); // Thursday 08-12 and 13-19; closed on Friday; nobody on Saturday
        assertThat(both.isBusinessDay(CHRISTMAS)).isFalse();
        assertThat(both.isBusinessDay(CHRISTMAS.plusDays(1))).isFalse();
        assertThat(both).hasToString("both (Europe/Berlin: site and team)");
    }

    @Test
    void theExplanationNamesTheHolidayOfOneOfThem() {
        BusinessCalendar both = BusinessCalendar.intersection("both", BERLIN, site, team);

        List<Segment> segments = both.explain(at("2026-12-24T18:00:00Z"), at("2026-12-26T07:00:00Z"), Pauses.NONE);

        assertThat(segments).extracting(Segment::reason).containsExactly(Reason.CLOSED, Reason.HOLIDAY, Reason.CLOSED);
        assertThat(segments.get(1).span()).isEqualTo(new Span(at("2026-12-24T23:00:00Z"), at("2026-12-25T23:00:00Z")));
    }

    @Test
    void twoTeamsFollowTheSun() {
        BusinessCalendar desk = BusinessCalendar.union(
                "desk",
                BERLIN,
                calendar("berlin", BERLIN, "mon-fri 09:00-17:00", Holidays.NONE),
                calendar("new-york", NEW_YORK, "mon-fri 09:00-17:00", Holidays.NONE));

        // In the week between the two changes of the clock the offices are 5 hours apart instead of 6, and overlap for
        // 3 hours.
        assertThat(desk.elapsed(at("2026-10-21T00:00:00Z"), at("2026-10-22T00:00:00Z")))
                .isEqualTo(Duration.ofHours(14));
        assertThat(desk.elapsed(at("2026-10-28T00:00:00Z"), at("2026-10-29T00:00:00Z")))
                .isEqualTo(Duration.ofHours(13));
        assertThat(desk.dueAt(at("2026-10-21T15:30:00Z"), Budget.parse("PT6H")).dueAt())
                .isEqualTo("2026-10-22T07:30:00Z");
    }

    @Test
    void calendarsWithNothingInCommonAreRefused() {
        BusinessCalendar nights = calendar("nights", BERLIN, "mon-fri 20:00-24:00", Holidays.NONE);

        assertThatThrownBy(() -> BusinessCalendar.intersection("never", BERLIN, site, nights))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("calendar.hours");
        assertThatThrownBy(() -> BusinessCalendar.union("nobody", BERLIN))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("calendars");
    }

    @Test
    void aBreakEveryDayIsNotWorkingTime() {
        WeeklyHours hours = WeeklyHours.parse("mon-fri 08:00-18:00; sat 09:00-12:00");

        assertThat(hours.without(WeeklyHours.parse("mon-sat 11:30-12:30")))
                .isEqualTo(WeeklyHours.parse("mon-fri 08:00-11:30,12:30-18:00; sat 09:00-11:30"));
        assertThat(hours.without(hours)).isEqualTo(WeeklyHours.NEVER);
        assertThat(hours.without(WeeklyHours.parse("sun 08:00-18:00"))).isEqualTo(hours);
    }

    @Test
    void aShiftOnAHolidayAndAnEarlyClosing() {
        BusinessCalendar calendar = BusinessCalendar.builder("shifts-1", BERLIN)
                .hours(WeeklyHours.parse("mon-fri 09:00-17:00"))
                .holidays(Holidays.NONE.on(CHRISTMAS))
                .hoursOn(CHRISTMAS, TimeRange.parse("10:00-12:00"), TimeRange.parse("12:00-13:00"))
                .hoursOn(CHRISTMAS.minusDays(1), TimeRange.parse("09:00-12:00"))
                .hoursOn(CHRISTMAS.plusDays(3))
                .build();

        assertThat(calendar.dueAt(at("2026-12-24T10:00:00Z"), Budget.parse("PT4H"))
                        .dueAt())
                .isEqualTo("2026-12-25T12:00:00Z"); // one hour of Thursday, three of Friday
        assertThat(calendar.isBusinessDay(CHRISTMAS)).isTrue();
        assertThat(calendar.isBusinessDay(CHRISTMAS.plusDays(3))).isFalse();
        assertThat(calendar.explain(at("2026-12-25T00:00:00Z"), at("2026-12-25T23:00:00Z"), Pauses.NONE))
                .extracting(Segment::reason)
                .containsExactly(Reason.CLOSED, Reason.COUNTED, Reason.CLOSED);
        assertThat(calendar)
                .hasToString(
                        "shifts-1 (Europe/Berlin: mon 09:00-17:00; tue 09:00-17:00; wed 09:00-17:00; thu 09:00-17:00; "
                                + "fri 09:00-17:00, not 2026-12-25, 2026-12-24 [09:00-12:00], 2026-12-25 [10:00-13:00], "
                                + "2026-12-28 [])");
    }

    @Test
    void aCalendarOfSingleDatesEnds() {
        BusinessCalendar fair = BusinessCalendar.builder("fair", BERLIN)
                .hoursOn(CHRISTMAS, TimeRange.parse("10:00-18:00"))
                .build();

        assertThat(fair.dueAt(at("2026-12-01T00:00:00Z"), Budget.parse("PT8H")).dueAt())
                .isEqualTo("2026-12-25T17:00:00Z");
        assertThatThrownBy(() -> fair.dueAt(at("2026-12-01T00:00:00Z"), Budget.parse("PT9H")))
                .isInstanceOf(NoWorkingTimeException.class);
        assertThatThrownBy(() -> BusinessCalendar.builder("none", BERLIN)
                        .hoursOn(CHRISTMAS)
                        .build())
                .isInstanceOf(InvalidInputException.class);
    }

    private static BusinessCalendar calendar(String id, ZoneId zone, String hours, Holidays holidays) {
        return BusinessCalendar.builder(id, zone)
                .hours(WeeklyHours.parse(hours))
                .holidays(holidays)
                .build();
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
