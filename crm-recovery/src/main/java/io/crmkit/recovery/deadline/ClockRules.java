package io.crmkit.recovery.deadline;

import io.crmkit.recovery.calendar.Budget;
import io.crmkit.recovery.calendar.BusinessCalendar;
import io.crmkit.recovery.calendar.Deadline;
import io.crmkit.recovery.calendar.Pauses;
import io.crmkit.recovery.calendar.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Moves the clocks of one duty by one calendar. Every method returns a new clock and reads no time of its own; a deadline is
 * computed again from start, budget and pauses at every step.
 */
public final class ClockRules {
    private final String policy;
    private final BusinessCalendar calendar;
    private final Duty duty;

    private ClockRules(String policy, BusinessCalendar calendar, Duty duty) {
        this.policy = policy;
        this.calendar = calendar;
        this.duty = duty;
    }

    /** Returns the rules of a duty; {@code policy} is the id that clocks and breaches quote. */
    public static ClockRules of(String policy, BusinessCalendar calendar, Duty duty) {
        return new ClockRules(
                Objects.requireNonNull(policy, "policy"),
                Objects.requireNonNull(calendar, "calendar"),
                Objects.requireNonNull(duty, "duty"));
    }

    /** Returns the duty. */
    public Duty duty() {
        return duty;
    }

    /** Returns a clock that starts at {@code at} in {@code cycle}. */
    public SlaClock start(int cycle, Instant at) {
        return plan(SlaClock.builder()
                .target(duty.target())
                .cycle(cycle)
                .policy(policy)
                .calendar(calendar.id())
                .budget(duty.budget())
                .startedAt(at)
                .reminders(pending())
                .build());
    }

    /** Returns a running clock paused at {@code at}, if the duty pauses for {@code reason}; otherwise the clock itself. */
    public SlaClock pause(SlaClock clock, WaitReason reason, Instant at) {
        return clock.state() == ClockState.RUNNING && duty.pausedBy().contains(reason)
                ? plan(clock.withPausedSince(at))
                : clock;
    }

    /** Returns a paused clock running again from {@code at}; any other clock unchanged. */
    public SlaClock resume(SlaClock clock, Instant at) {
        return clock.pausedSince()
                .map(since -> plan(clock.withPausedSince(Optional.empty())
                        .withPauses(append(clock.pauses(), new Span(since, at)))))
                .orElse(clock);
    }

    /** Returns a clock whose target was reached at {@code at}, with its breach if that was late; unchanged if it had ended. */
    public SlaClock stop(SlaClock clock, Instant at) {
        return hasEnded(clock) ? clock : noticeBreach(resume(clock, at).withStoppedAt(at), at, Breach.Cause.RAN_OUT);
    }

    /** Returns a clock that ended at {@code at} in another way, with its breach if it was late; unchanged if it had ended. */
    public SlaClock cancel(SlaClock clock, Instant at) {
        return hasEnded(clock) ? clock : noticeBreach(resume(clock, at).withCancelledAt(at), at, Breach.Cause.RAN_OUT);
    }

    /**
     * Returns the clocks of a case that is reopened at {@code at}, in place of {@code clock}, which the resolution stopped: the
     * same running on, the same and a new one, or the same alone.
     */
    public List<SlaClock> reopen(SlaClock clock, int newCycle, Instant at) {
        Instant stoppedAt = clock.stoppedAt().orElseThrow(() -> new IllegalStateException("the clock still runs"));
        return switch (duty.reopening()) {
            case CONTINUE ->
                List.of(plan(clock.withStoppedAt(Optional.empty())
                        .withPauses(append(clock.pauses(), new Span(stoppedAt, at)))));
            case NEW_CYCLE -> List.of(clock, start(newCycle, at));
            case FIRST_ONLY -> List.of(clock);
        };
    }

    /**
     * Returns a clock that goes by these rules from now on: same start, same pauses. What has fired stays fired, what has not
     * is planned anew. If the new deadline is past and the old one was not, that is a breach caused by the new plan. A clock
     * that has ended does not change.
     */
    public SlaClock replan(SlaClock clock, Instant at) {
        if (hasEnded(clock)) {
            return clock;
        }
        List<Reminder> reminders = new ArrayList<>(clock.reminders());
        reminders.removeIf(reminder -> reminder.firedAt().isEmpty());
        for (Reminder reminder : pending()) {
            if (reminders.stream().noneMatch(fired -> fired.after().equals(reminder.after()))) {
                reminders.add(reminder);
            }
        }
        SlaClock before = noticeBreach(clock, at, Breach.Cause.RAN_OUT);
        SlaClock after = plan(before.withPolicy(policy)
                .withCalendar(calendar.id())
                .withBudget(duty.budget())
                .withReminders(reminders));
        return noticeBreach(after, at, Breach.Cause.REPLANNED);
    }

    /** Returns a clock with everything marked that is due at {@code now}: reminders, and the breach. Twice is once. */
    public SlaClock fire(SlaClock clock, Instant now) {
        if (hasEnded(clock)) {
            return clock;
        }
        List<Reminder> reminders = clock.reminders().stream()
                .map(reminder -> reminder.dueBy(now)
                        ? new Reminder(reminder.after(), reminder.fireAt(), Optional.of(now))
                        : reminder)
                .toList();
        return noticeBreach(clock.withReminders(reminders), now, Breach.Cause.RAN_OUT);
    }

    /** Returns how the deadline of a clock comes about, leaving out a pause that is going on. */
    public Deadline explain(SlaClock clock) {
        return calendar.dueAt(clock.startedAt(), clock.budget(), Pauses.of(clock.pauses()));
    }

    private static boolean hasEnded(SlaClock clock) {
        return clock.stoppedAt().isPresent() || clock.cancelledAt().isPresent();
    }

    private static SlaClock noticeBreach(SlaClock clock, Instant at, Breach.Cause cause) {
        return clock.breach().isEmpty() && clock.lateAt(at)
                ? clock.withBreach(new Breach(clock.dueAt().orElseThrow(), at, clock.policy(), cause))
                : clock;
    }

    private List<Reminder> pending() {
        return duty.reminders().stream()
                .map(after -> new Reminder(after, Optional.empty(), Optional.empty()))
                .toList();
    }

    private SlaClock plan(SlaClock clock) {
        return clock.withDueAt(at(clock, clock.budget()))
                .withReminders(clock.reminders().stream()
                        .map(reminder -> reminder.firedAt().isPresent()
                                ? reminder
                                : new Reminder(reminder.after(), at(clock, reminder.after()), Optional.empty()))
                        .toList());
    }

    /** When a budget is spent; unknown if a pause that is going on began before that. */
    private Optional<Instant> at(SlaClock clock, Budget budget) {
        Instant at = calendar.dueAt(clock.startedAt(), budget, Pauses.of(clock.pauses()))
                .dueAt();
        return clock.pausedSince().filter(at::isAfter).isPresent() ? Optional.empty() : Optional.of(at);
    }

    private static List<Span> append(List<Span> spans, Span span) {
        List<Span> more = new ArrayList<>(spans);
        more.add(span);
        return more;
    }
}
