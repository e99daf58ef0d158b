package io.crmkit.recovery.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.calendar.Budget;
import io.crmkit.recovery.calendar.BusinessCalendar;
import io.crmkit.recovery.calendar.WeeklyHours;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Monday 5 January 2026, an office in UTC that is open from 09:00 to 17:00. */
class ClockRulesTest {
    private static final BusinessCalendar OFFICE = BusinessCalendar.builder("office-1", ZoneOffset.UTC)
            .hours(WeeklyHours.parse("mon-fri 09:00-17:00"))
            .build();
    private static final Duty RESOLVE = Duty.of(Target.RESOLVE, Budget.parse("PT8H"));

    private static ClockRules rules(Duty duty) {
        return ClockRules.of("policy-1", OFFICE, duty);
    }

    private static Instant monday(String time) {
        return Instant.parse("2026-01-05T" + time + "Z");
    }

    private static Instant tuesday(String time) {
        return Instant.parse("2026-01-06T" + time + "Z");
    }

    @Test
    @DisplayName("D3: waiting for the customer pauses RESOLVE and does not pause ACKNOWLEDGE")
    void d3PausePerTarget() {
        ClockRules resolve = rules(RESOLVE);
        ClockRules acknowledge = rules(Duty.of(Target.ACKNOWLEDGE, Budget.parse("PT8H")));
        SlaClock resolving = resolve.start(1, monday("10:00:00"));
        SlaClock acknowledging = acknowledge.start(1, monday("10:00:00"));

        assertThat(acknowledge.pause(acknowledging, WaitReason.CUSTOMER, monday("11:00:00")))
                .isEqualTo(acknowledging);
        assertThat(resolve.pause(resolving, WaitReason.THIRD_PARTY, monday("11:00:00")))
                .isEqualTo(resolving);
        SlaClock paused = resolve.pause(resolving, WaitReason.CUSTOMER, monday("11:00:00"));
        assertThat(paused.state()).isEqualTo(ClockState.PAUSED);
        assertThat(paused.dueAt()).isEmpty();
        assertThat(paused.nextFireAt()).isEmpty();

        SlaClock resumed = resolve.resume(paused, monday("13:30:00"));
        assertThat(resumed.dueAt()).hasValue(tuesday("12:30:00"));
        assertThat(resolve.resume(resumed, monday("14:00:00"))).isEqualTo(resumed);
        assertThat(resolve.explain(resumed).toString())
                .isEqualTo("due 2026-01-06T12:30:00Z: PT8H from 2026-01-05T10:00:00Z by office-1");
    }

    @Test
    void aDeadlineThatPassedBeforeAPauseStaysPassed() {
        SlaClock late = rules(RESOLVE).start(1, monday("10:00:00"));

        SlaClock paused = rules(RESOLVE).pause(late, WaitReason.CUSTOMER, tuesday("10:00:01"));

        assertThat(paused.dueAt()).hasValue(tuesday("10:00:00"));
        assertThat(paused.result(tuesday("10:00:01"))).isEqualTo(ClockResult.BREACHED);
        assertThat(rules(RESOLVE)
                        .pause(late, WaitReason.CUSTOMER, tuesday("09:59:59"))
                        .dueAt())
                .isEmpty();
    }

    @Test
    @DisplayName("D11: the result is a function of timestamps; whether anybody looked in between makes no difference")
    void d11BreachIsAFact() {
        ClockRules rules = rules(RESOLVE);
        SlaClock started = rules.start(1, monday("10:00:00"));

        assertThat(started.result(tuesday("10:00:00"))).isEqualTo(ClockResult.OPEN);
        assertThat(started.result(tuesday("10:00:01"))).isEqualTo(ClockResult.BREACHED);
        assertThat(rules.stop(started, tuesday("10:00:00")).result(tuesday("12:00:00")))
                .isEqualTo(ClockResult.MET);

        SlaClock unseen = rules.stop(started, tuesday("10:00:01"));
        SlaClock seen = rules.stop(started.firedBy(tuesday("10:00:01")), tuesday("10:00:01"));
        assertThat(unseen).isEqualTo(seen);
        assertThat(unseen.breach())
                .hasValue(new Breach(tuesday("10:00:00"), tuesday("10:00:01"), "policy-1", Breach.Cause.RAN_OUT));
        assertThat(unseen.nextFireAt()).isEmpty();
    }

    @Test
    void aCancelledClockIsNeitherMetNorBreachedUnlessItWasLate() {
        ClockRules rules = rules(RESOLVE);
        SlaClock started = rules.start(1, monday("10:00:00"));

        assertThat(rules.cancel(started, monday("11:00:00")).result(tuesday("12:00:00")))
                .isEqualTo(ClockResult.CANCELLED);
        assertThat(rules.cancel(started, tuesday("11:00:00")).result(tuesday("12:00:00")))
                .isEqualTo(ClockResult.BREACHED);
    }

    @Test
    @DisplayName("D2: by default a reopened clock continues, and the closed time counts like a pause")
    void d2Continue() {
        ClockRules rules = rules(RESOLVE);
        SlaClock stopped = rules.stop(rules.start(1, monday("10:00:00")), ClockEnd.RESOLUTION, monday("12:00:00"));

        List<SlaClock> reopened = rules.reopen(stopped, 2, tuesday("09:30:00"));

        assertThat(reopened).singleElement().satisfies(clock -> {
            assertThat(clock.state()).isEqualTo(ClockState.RUNNING);
            assertThat(clock.dueAt()).hasValue(tuesday("15:30:00"));
        });
    }

    @Test
    @DisplayName("D2: a new cycle is a new clock with the full budget; first only is none; the old one stays")
    void d2NewCycleAndFirstOnly() {
        ClockRules newCycle = rules(RESOLVE.reopening(ReopenRule.NEW_CYCLE));
        ClockRules firstOnly = rules(RESOLVE.reopening(ReopenRule.FIRST_ONLY));
        SlaClock stopped =
                newCycle.stop(newCycle.start(1, monday("10:00:00")), ClockEnd.RESOLUTION, monday("12:00:00"));

        assertThat(newCycle.reopen(stopped, 2, tuesday("09:30:00")))
                .containsExactly(stopped, newCycle.start(2, tuesday("09:30:00")));
        assertThat(firstOnly.reopen(stopped, 2, tuesday("09:30:00"))).containsExactly(stopped);
    }

    @ParameterizedTest
    @EnumSource(ReopenRule.class)
    @DisplayName("D2: a breach is never erased by reopening")
    void d2BreachStays(ReopenRule rule) {
        ClockRules rules = rules(RESOLVE.reopening(rule));
        SlaClock late = rules.stop(rules.start(1, monday("10:00:00")), ClockEnd.RESOLUTION, tuesday("11:00:00"));

        SlaClock reopened = rules.reopen(late, 2, tuesday("12:00:00")).get(0);

        assertThat(reopened.breach()).isEqualTo(late.breach()).isPresent();
        assertThat(reopened.result(tuesday("12:00:00"))).isEqualTo(ClockResult.BREACHED);
        assertThat(reopened.firedBy(tuesday("16:00:00"))).isEqualTo(reopened);
    }

    @Test
    @DisplayName("D4: a new plan keeps start, pauses and what fired, and plans the rest anew")
    void d4Replan() {
        ClockRules before = rules(RESOLVE.remindAfter(Budget.parse("PT1H"), Budget.parse("PT6H")));
        ClockRules after = ClockRules.of(
                "policy-2",
                OFFICE,
                Duty.of(Target.RESOLVE, Budget.parse("PT4H")).remindAfter(Budget.parse("PT1H"), Budget.parse("PT3H")));
        SlaClock clock = before.start(1, monday("09:00:00"));
        clock = before.resume(before.pause(clock, WaitReason.CUSTOMER, monday("09:30:00")), monday("10:30:00"));
        clock = clock.firedBy(monday("11:00:00"));

        SlaClock replanned = after.replan(clock, monday("11:30:00"));

        assertThat(replanned.dueAt()).hasValue(monday("14:00:00"));
        assertThat(replanned.policy()).isEqualTo("policy-2");
        assertThat(replanned.breach()).isEmpty();
        assertThat(replanned.reminders())
                .containsExactly(
                        new Reminder(
                                Threshold.parse("PT1H"),
                                Optional.of(monday("11:00:00")),
                                Optional.of(monday("11:00:00"))),
                        new Reminder(Threshold.parse("PT3H"), Optional.of(monday("13:00:00")), Optional.empty()));
    }

    @Test
    @DisplayName("D4: a deadline that a new plan puts into the past is a breach caused by the plan")
    void d4ReplanIntoThePast() {
        SlaClock started = rules(RESOLVE).start(1, monday("09:00:00"));

        SlaClock replanned =
                rules(Duty.of(Target.RESOLVE, Budget.parse("PT1H"))).replan(started, monday("12:00:00"));

        assertThat(replanned.breach())
                .hasValue(new Breach(monday("10:00:00"), monday("12:00:00"), "policy-1", Breach.Cause.REPLANNED));
    }

    @Test
    @DisplayName("D4: a breach stays when a new plan gives more time, and names the policy it was measured under")
    void d4BreachStays() {
        SlaClock started = rules(RESOLVE).start(1, monday("09:00:00"));
        ClockRules generous = ClockRules.of("policy-2", OFFICE, Duty.of(Target.RESOLVE, Budget.parse("PT80H")));

        SlaClock replanned = generous.replan(started, tuesday("09:00:01"));

        assertThat(replanned.breach())
                .hasValue(new Breach(monday("17:00:00"), tuesday("09:00:01"), "policy-1", Breach.Cause.RAN_OUT));
        assertThat(replanned.result(tuesday("09:00:01"))).isEqualTo(ClockResult.BREACHED);
        assertThat(generous.replan(rules(RESOLVE).stop(started, monday("10:00:00")), monday("11:00:00")))
                .isEqualTo(rules(RESOLVE).stop(started, monday("10:00:00")));
    }

    @Test
    @DisplayName("D13: reminders are walked on the calendar; each fires once, from its instant on")
    void d13Reminders() {
        ClockRules rules = rules(RESOLVE.remindAfter(Budget.parse("PT7H30M")));
        SlaClock clock = rules.start(1, monday("16:00:00"));

        assertThat(clock.nextFireAt()).hasValue(tuesday("15:30:00"));
        assertThat(clock.firedBy(tuesday("15:29:59"))).isEqualTo(clock);
        SlaClock fired = clock.firedBy(tuesday("15:30:00"));
        assertThat(fired.reminders()).extracting(Reminder::firedAt).containsExactly(Optional.of(tuesday("15:30:00")));
        assertThat(fired.nextFireAt()).hasValue(tuesday("16:00:01"));
        assertThat(fired.firedBy(tuesday("15:45:00"))).isEqualTo(fired);
    }

    @Test
    void aReminderComesBeforeTheEndOfTheBudget() {
        assertThatThrownBy(() -> RESOLVE.remindAfter(Budget.parse("PT8H")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("duty.reminders must be less than the budget");
        assertThat(RESOLVE.pausedBy(Set.of()).pausedBy()).isEmpty();
    }
}
