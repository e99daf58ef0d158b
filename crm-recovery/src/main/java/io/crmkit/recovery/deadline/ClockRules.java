package io.crmkit.recovery.deadline;

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
 * computed again from start, budget and pauses at every step. A clock that is stopped, cancelled or paused at a time that is
 * recorded later, and that was in time then, loses a breach noticed in the meantime: a breach is a matter of timestamps.
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
        return start(cycle, 1, at);
    }

    /** Returns a clock that starts at {@code at} as the {@code round}th of its target in {@code cycle}. */
    public SlaClock start(int cycle, int round, Instant at) {
        return plan(SlaClock.builder()
                .target(duty.target())
                .cycle(cycle)
                .round(round)
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
                ? plan(Breach.reconsidered(clock, at).withPausedSince(at))
                : clock;
    }

    /** Returns a paused clock running again from {@code at}; any other clock unchanged. */
    public SlaClock resume(SlaClock clock, Instant at) {
        return clock.pausedSince()
                .map(since -> plan(clock.withPausedSince(Optional.empty())
                        .withPauses(append(clock.pauses(), new Span(since, at)))))
                .orElse(clock);
    }

    /**
     * Returns a clock that was stopped at {@code at}, with its breach if that was late; unchanged if it had ended.
     *
     * @param by what stopped it: its own target, or the end of the work on the case
     */
    public SlaClock stop(SlaClock clock, ClockEnd by, Instant at) {
        return clock.hasEnded()
                ? clock
                : Breach.noticed(
                        resume(Breach.reconsidered(clock, at), at)
                                .withStoppedAt(at)
                                .withEndedBy(by),
                        at,
                        Breach.Cause.RAN_OUT);
    }

    /** Alias for {@code stop(clock, ClockEnd.MILESTONE, at)}. */
    public SlaClock stop(SlaClock clock, Instant at) {
        return stop(clock, ClockEnd.MILESTONE, at);
    }

    /** Returns a clock that ended at {@code at} in another way, with its breach if it was late; unchanged if it had ended. */
    public SlaClock cancel(SlaClock clock, Instant at) {
        return clock.hasEnded()
                ? clock
                : Breach.noticed(
                        resume(Breach.reconsidered(clock, at), at).withCancelledAt(at), at, Breach.Cause.RAN_OUT);
    }

    /**
     * Returns the clocks of a case that is reopened at {@code at}, in place of {@code clock}, the last of its target: the same
     * running on, the same and a new one, or the same alone. Only a clock that ended with the work on the case is affected; one
     * that reached its own target, and one that runs, stay as they are.
     */
    public List<SlaClock> reopen(SlaClock clock, int newCycle, Instant at) {
        Optional<Instant> endedAt = clock.stoppedAt().or(clock::cancelledAt);
        if (endedAt.isEmpty()
                || clock.endedBy().filter(by -> by != ClockEnd.MILESTONE).isEmpty()) {
            return List.of(clock);
        }
        return switch (duty.reopening()) {
            case CONTINUE ->
                List.of(plan(clock.withStoppedAt(Optional.empty())
                        .withCancelledAt(Optional.empty())
                        .withEndedBy(Optional.empty())
                        .withPauses(append(clock.pauses(), new Span(endedAt.get(), at)))));
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
        return replan(clock, clock.startedAt(), clock.pauses(), at);
    }

    /**
     * Returns a clock that counts from an earlier start, by these rules: that of {@code other}, a clock of the same target, if that
     * is earlier. Until the later start the pauses of the other clock count, from then on those of {@code clock}. Otherwise like
     * {@link #replan(SlaClock, Instant)}.
     */
    public SlaClock replanFromEarliest(SlaClock clock, SlaClock other, Instant at) {
        Instant later = clock.startedAt();
        if (!other.startedAt().isBefore(later)) {
            return clock;
        }
        List<Span> pauses = new ArrayList<>(other.pauses());
        other.pausedSince().ifPresent(since -> pauses.add(new Span(since, at)));
        List<Span> all = new ArrayList<>(pauses.stream()
                .filter(span -> span.from().isBefore(later))
                .map(span -> span.to().isAfter(later) ? new Span(span.from(), later) : span)
                .toList());
        all.addAll(clock.pauses());
        return replan(clock, other.startedAt(), all, at);
    }

    private SlaClock replan(SlaClock clock, Instant start, List<Span> pauses, Instant at) {
        if (clock.hasEnded()) {
            return clock;
        }
        List<Reminder> reminders = new ArrayList<>(clock.reminders());
        reminders.removeIf(reminder -> !reminder.hasFired());
        for (Reminder reminder : pending()) {
            if (reminders.stream().noneMatch(fired -> fired.threshold().equals(reminder.threshold()))) {
                reminders.add(reminder);
            }
        }
        SlaClock before = Breach.noticed(clock, at, Breach.Cause.RAN_OUT);
        SlaClock after = plan(before.withPolicy(policy)
                .withCalendar(calendar.id())
                .withBudget(duty.budget())
                .withStartedAt(start)
                .withPauses(pauses)
                .withReminders(reminders));
        return Breach.noticed(after, at, Breach.Cause.REPLANNED);
    }

    /** Returns how the deadline of a clock comes about, leaving out a pause that is going on. */
    public Deadline explain(SlaClock clock) {
        return calendar.dueAt(clock.startedAt(), clock.budget(), Pauses.of(clock.pauses()));
    }

    private List<Reminder> pending() {
        return duty.thresholds().stream().map(Reminder::pending).toList();
    }

    private SlaClock plan(SlaClock clock) {
        Deadline deadline = explain(clock);
        return clock.withDueAt(known(clock, deadline.dueAt()))
                .withReminders(clock.reminders().stream()
                        .map(reminder ->
                                reminder.hasFired() ? reminder : planned(clock, deadline, reminder.threshold()))
                        .toList());
    }

    private Reminder planned(SlaClock clock, Deadline deadline, Threshold threshold) {
        return new Reminder(threshold, known(clock, threshold.on(calendar, deadline)), Optional.empty());
    }

    /** When something happens; unknown if a pause that is going on began before that. */
    private static Optional<Instant> known(SlaClock clock, Instant at) {
        return clock.pausedSince().filter(at::isAfter).isPresent() ? Optional.empty() : Optional.of(at);
    }

    private static List<Span> append(List<Span> spans, Span span) {
        List<Span> more = new ArrayList<>(spans);
        more.add(span);
        return more;
    }
}
