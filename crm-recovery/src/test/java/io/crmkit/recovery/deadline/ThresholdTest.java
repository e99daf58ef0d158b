package io.crmkit.recovery.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.calendar.Budget;
import io.crmkit.recovery.calendar.BusinessCalendar;
import io.crmkit.recovery.calendar.WeeklyHours;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Monday 5 January 2026, an office in UTC that is open from 09:00 to 17:00. */
class ThresholdTest {
    private static final BusinessCalendar OFFICE = BusinessCalendar.builder("office-1", ZoneOffset.UTC)
            .hours(WeeklyHours.parse("mon-fri 09:00-17:00"))
            .build();
    private static final Instant MONDAY = Instant.parse("2026-01-05T10:00:00Z");

    private static ClockRules rules(String budget, String... thresholds) {
        Threshold[] parsed = List.of(thresholds).stream().map(Threshold::parse).toArray(Threshold[]::new);
        return ClockRules.of(
                "policy-1",
                OFFICE,
                Duty.of(Target.RESOLVE, Budget.parse(budget)).noticing(parsed));
    }

    @ParameterizedTest
    @DisplayName("D13: offsets and percentages are walked on the calendar of the budget")
    @CsvSource({
        "PT8H,     PT2H,     2026-01-05T12:00:00Z",
        "PT8H,     75%,      2026-01-05T16:00:00Z",
        "PT8H,     due-PT2H, 2026-01-05T16:00:00Z",
        "PT8H,     due-PT1H, 2026-01-05T17:00:00Z", // reached at closing time, not at the next opening
        "PT8H,     due-PT9H, 2026-01-05T10:00:00Z", // there never was so much time: the start
        "PT8H,     150%,     2026-01-06T14:00:00Z",
        "PT8H,     due+PT7H, 2026-01-06T17:00:00Z",
        "PT8H,     due+PT8H, 2026-01-07T10:00:00Z",
        "P2BD,     50%,      2026-01-06T10:00:00Z", // 16 hours to Wednesday 10:00
        "P2BD,     due-PT3H, 2026-01-06T15:00:00Z",
        "P3CD,     PT48H,    refused",
        "P3CD,     P1CD,     2026-01-07T00:00:00Z",
        "P3CD,     due-PT2H, 2026-01-08T22:00:00Z", // no opening is left before the deadline
        "P3CD,     due-PT30H,2026-01-08T09:00:00Z", // 18:00 on Wednesday, put off to Thursday morning
        "P3CD,     due+PT1H, 2026-01-09T09:00:00Z"
    })
    void d13ThresholdsOnTheCalendar(String budget, String threshold, String expected) {
        if (expected.equals("refused")) {
            assertThatThrownBy(() -> rules(budget, threshold))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("duty.reminders must be less than the budget");
        } else {
            assertThat(rules(budget, threshold).start(1, MONDAY).reminders())
                    .containsExactly(new Reminder(
                            Threshold.parse(threshold), Optional.of(Instant.parse(expected)), Optional.empty()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT6H", "P1BD+PT2H", "P8CW", "75%", "101%", "due-PT2H", "due+PT48H"})
    void aThresholdIsItsText(String text) {
        assertThat(Threshold.parse(text)).hasToString(text).isEqualTo(Threshold.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0%", "100%", "1001%", "x%", "due", "due-PT0S", "due+PT0S", "due--PT1H", "due*PT1H", ""})
    void aTextThatSaysNothingIsRefused(String text) {
        assertThatThrownBy(() -> Threshold.parse(text)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void thresholdsBeforeAndAfterTheDeadlineFireOnceEachWithTheBreachBetween() {
        SlaClock clock = rules("PT8H", "75%", "due-PT1H", "due+PT2H").start(1, MONDAY);

        assertThat(clock.nextFireAt()).hasValue(Instant.parse("2026-01-05T16:00:00Z"));
        SlaClock reminded = clock.firedBy(Instant.parse("2026-01-06T10:00:00Z"));
        assertThat(fired(reminded)).isEqualTo("75% due-PT1H");
        assertThat(reminded.breach()).isEmpty();
        assertThat(reminded.nextFireAt()).hasValue(Instant.parse("2026-01-06T10:00:01Z"));
        SlaClock late = reminded.firedBy(Instant.parse("2026-01-06T10:00:01Z"));
        assertThat(late.breach()).isPresent();
        assertThat(late.nextFireAt()).hasValue(Instant.parse("2026-01-06T12:00:00Z"));
        SlaClock escalated = late.firedBy(Instant.parse("2026-01-06T12:00:00Z"));
        assertThat(fired(escalated)).isEqualTo("75% due-PT1H due+PT2H");
        assertThat(escalated.nextFireAt()).isEmpty();
        assertThat(escalated.firedBy(Instant.parse("2026-02-06T12:00:00Z"))).isEqualTo(escalated);
    }

    private static String fired(SlaClock clock) {
        return String.join(
                " ",
                clock.reminders().stream()
                        .filter(reminder -> reminder.firedAt().isPresent())
                        .map(reminder -> reminder.threshold().toString())
                        .toList());
    }

    @ParameterizedTest
    @DisplayName("Calendar days run out at 24:00 of the local day; the day of the start is day 0, whatever the hour")
    @CsvSource({
        "P0CD, 2026-03-27T23:30:00Z, 2026-03-28T23:00:00Z",
        "P1CD, 2026-03-27T11:00:00Z, 2026-03-28T23:00:00Z",
        "P2CD, 2026-03-27T11:00:00Z, 2026-03-29T22:00:00Z", // Berlin changes its clocks: the day has 23 hours
        "P8CW, 2026-01-05T10:00:00Z, 2026-03-02T23:00:00Z",
        "P15CD,2026-01-05T10:00:00Z, 2026-01-20T23:00:00Z"
    })
    void calendarDays(String budget, Instant start, Instant due) {
        BusinessCalendar berlin = BusinessCalendar.builder("berlin-1", ZoneId.of("Europe/Berlin"))
                .hours(WeeklyHours.parse("mon-fri 09:00-17:00"))
                .build();
        ClockRules rules = ClockRules.of("policy-1", berlin, Duty.of(Target.FINAL_RESPONSE, Budget.parse(budget)));

        SlaClock clock = rules.start(1, start);

        assertThat(clock.dueAt()).hasValue(due);
        assertThat(clock.result(due)).isEqualTo(ClockResult.OPEN);
        assertThat(clock.result(due.plusSeconds(1))).isEqualTo(ClockResult.BREACHED);
        assertThat(Budget.parse(budget)).hasToString(budget);
    }

    @Test
    void aPauseOfCalendarDaysCountsAroundTheClockAndIsExplained() {
        ClockRules rules = rules("P1CD");
        SlaClock clock = rules.start(1, MONDAY);
        clock = rules.pause(clock, WaitReason.CUSTOMER, Instant.parse("2026-01-05T20:00:00Z"));
        assertThat(clock.dueAt()).isEmpty();
        clock = rules.resume(clock, Instant.parse("2026-01-06T02:00:00Z"));
        assertThat(clock.dueAt()).hasValue(Instant.parse("2026-01-07T06:00:00Z"));
        clock = rules.resume(
                rules.pause(clock, WaitReason.CUSTOMER, Instant.parse("2026-01-07T05:00:00Z")),
                Instant.parse("2026-01-07T05:30:00Z"));

        assertThat(clock.dueAt()).hasValue(Instant.parse("2026-01-07T06:30:00Z"));
        assertThat(rules.explain(clock).explain())
                .extracting(segment -> segment.reason() + " " + segment.span().to())
                .containsExactly(
                        "COUNTED 2026-01-05T20:00:00Z",
                        "PAUSED 2026-01-06T02:00:00Z",
                        "COUNTED 2026-01-07T05:00:00Z",
                        "PAUSED 2026-01-07T05:30:00Z",
                        "COUNTED 2026-01-07T06:30:00Z");
    }

    @Test
    void calendarDaysAreWholeDays() {
        assertThatThrownBy(() -> Budget.calendarDays(1).plus(java.time.Duration.ofHours(1)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Budget.calendarDays(-1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Budget.calendarWeeks(1_429)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Budget.parse("PCD")).isInstanceOf(InvalidInputException.class);
        assertThat(Budget.calendarWeeks(2)).isEqualTo(Budget.calendarDays(14)).hasToString("P2CW");
        assertThat(Budget.calendarDays(2)).isNotEqualTo(Budget.businessDays(2));
    }
}
