package io.crmkit.recovery.deadline;

import io.crmkit.recovery.calendar.Budget;
import io.crmkit.recovery.calendar.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.immutables.value.Value;

/**
 * A clock of a case: one target in one cycle. A value, moved by {@link ClockRules}; all instants are whole seconds. New
 * attributes will be optional; not for implementation.
 */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = SlaClock.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = SlaClock.Builder.class)
public interface SlaClock extends WithSlaClock {
    /** Returns what it waits for. */
    Target target();

    /** Returns the cycle in which it started, 1 for the first. */
    int cycle();

    /** Returns which of the clocks of its target and cycle it is, 1 for the first; only NEXT_UPDATE has more. */
    @Value.Default
    default int round() {
        return 1;
    }

    /** Returns the id of the policy it was planned by last. */
    String policy();

    /** Returns the id of the calendar it was planned by last. */
    String calendar();

    /** Returns the time allowed. */
    Budget budget();

    /** Returns when it started; a new plan starts from the same instant. */
    Instant startedAt();

    /** Returns the pauses that are over, in order. */
    List<Span> pauses();

    /** Returns when the pause began that is going on, if one is. */
    Optional<Instant> pausedSince();

    /** Returns when its target was reached. */
    Optional<Instant> stoppedAt();

    /** Returns when the case ended in another way. */
    Optional<Instant> cancelledAt();

    /** Returns what ended it, once it has ended; empty if the whole case ended for good. */
    Optional<ClockEnd> endedBy();

    /** Returns the last instant in time; empty while a pause leaves it open. */
    Optional<Instant> dueAt();

    /** Returns its thresholds, before and after the deadline. */
    List<Reminder> reminders();

    /** Returns the first breach that was noticed; see {@link #result} for one that nobody has noticed yet. */
    Optional<Breach> breach();

    /** Returns whether it runs. */
    default ClockState state() {
        if (cancelledAt().isPresent()) {
            return ClockState.CANCELLED;
        }
        if (stoppedAt().isPresent()) {
            return ClockState.STOPPED;
        }
        return pausedSince().isPresent() ? ClockState.PAUSED : ClockState.RUNNING;
    }

    /** Returns how it stands at {@code now}: a function of timestamps, whether a breach was noticed or not. */
    default ClockResult result(Instant now) {
        Instant end = stoppedAt().or(this::cancelledAt).orElse(now);
        if (breach().isPresent() || lateAt(end)) {
            return ClockResult.BREACHED;
        }
        return switch (state()) {
            case STOPPED -> ClockResult.MET;
            case CANCELLED -> ClockResult.CANCELLED;
            case RUNNING, PAUSED -> ClockResult.OPEN;
        };
    }

    /** Returns whether {@code other} is the same clock, perhaps at another time. */
    default boolean isSameAs(SlaClock other) {
        return target() == other.target() && cycle() == other.cycle() && round() == other.round();
    }

    /** Returns it with everything marked that is due at {@code now}: thresholds, and the breach. Twice is once. */
    default SlaClock firedBy(Instant now) {
        if (hasEnded()) {
            return this;
        }
        SlaClock fired = withReminders(
                reminders().stream().map(reminder -> reminder.firedBy(now)).toList());
        return Breach.noticed(fired, now, Breach.Cause.RAN_OUT);
    }

    /** Returns whether it was stopped or cancelled. */
    default boolean hasEnded() {
        return stoppedAt().isPresent() || cancelledAt().isPresent();
    }

    /** Returns whether something done at {@code instant} would be late: after the deadline, not at it. */
    default boolean lateAt(Instant instant) {
        return dueAt().isPresent() && instant.getEpochSecond() > dueAt().get().getEpochSecond();
    }

    /** Returns when the next threshold or the breach is to be noticed; empty if there is nothing to notice. */
    default Optional<Instant> nextFireAt() {
        if (hasEnded()) {
            return Optional.empty();
        }
        Stream<Instant> reminding = reminders().stream()
                .filter(reminder -> !reminder.hasFired())
                .flatMap(reminder -> reminder.fireAt().stream());
        Stream<Instant> breaching =
                breach().isPresent() ? Stream.empty() : dueAt().stream().map(due -> due.plusSeconds(1));
        return Stream.concat(reminding, breaching).min(Instant::compareTo);
    }

    /** Builds a clock; {@link ClockRules#start} is the usual way to one. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a clock. */
    final class Builder extends ImmutableSlaClock.Builder {
        Builder() {}
    }
}
