package io.crmkit.recovery.calendar;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** When a budget runs out, and from what this was computed. Made by {@link BusinessCalendar#dueAt}. */
public final class Deadline {
    private final BusinessCalendar calendar;
    private final Instant start;
    private final Budget budget;
    private final Pauses pauses;
    private final Instant dueAt;

    Deadline(BusinessCalendar calendar, Instant start, Budget budget, Pauses pauses, Instant dueAt) {
        this.calendar = calendar;
        this.start = start;
        this.budget = budget;
        this.pauses = pauses;
        this.dueAt = dueAt;
    }

    /** Returns the last instant that is in time, in whole seconds. */
    public Instant dueAt() {
        return dueAt;
    }

    /** Returns when the budget began to run; it is spent in working time only. */
    public Instant start() {
        return start;
    }

    /** Returns what was allowed. */
    public Budget budget() {
        return budget;
    }

    /** Returns the calendar that counted. */
    public BusinessCalendar calendar() {
        return calendar;
    }

    /** Returns the pauses taken into account; those after the deadline changed nothing. */
    public Pauses pauses() {
        return pauses;
    }

    /** Returns whether something done at {@code completedAt}, cut to whole seconds, is in time: not after {@link #dueAt()}. */
    public boolean metBy(Instant completedAt) {
        return !completedAt.truncatedTo(ChronoUnit.SECONDS).isAfter(dueAt);
    }

    /**
     * Returns the time from {@link #start()} to {@link #dueAt()} without gaps, each segment with the reason why it counts or
     * not; neighbours have different reasons. Empty if the deadline is its own start.
     */
    public List<Segment> explain() {
        return calendar.explain(start, dueAt, pauses);
    }

    /** Returns one line: due instant, budget, start and the id of the calendar. */
    @Override
    public String toString() {
        return "due " + dueAt + ": " + budget + " from " + start + " by " + calendar.id();
    }
}
