package io.crmkit.recovery.calendar;

import io.crmkit.core.error.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** When a budget runs out, and from what this was computed. Made by {@link BusinessCalendar#dueAt}. */
public final class Deadline {
    private static final int ALL = 100;
    private static final int MAX_PERCENT = 1_000;

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
     * Returns when a part of the time from {@link #start()} to {@link #dueAt()} is used up; over 100 percent, an instant as much
     * later than the deadline. Walked like {@link #before} and {@link #after}.
     *
     * @param percent 1 to 1,000; fractions of a second are cut off
     * @throws InvalidInputException if the percentage is out of range
     */
    public Instant at(int percent) {
        if (percent < 1 || percent > MAX_PERCENT) {
            throw new InvalidInputException("percent", "must be 1 to " + MAX_PERCENT);
        }
        long part = counted() * percent / ALL;
        return percent <= ALL ? walk(start, part) : walk(dueAt, counted() * (percent - ALL) / ALL);
    }

    /**
     * Returns when so much time is left: business time, so a reminder falls into it; around the clock for calendar days, and then put
     * off to the next opening if that comes before the deadline. The start, if there never was so much.
     *
     * @throws InvalidInputException if the time is negative, has a fraction of a second or is over 40,000 days
     */
    public Instant before(Duration left) {
        long seconds = Budget.of(left).seconds();
        return walk(start, Math.max(0, counted() - seconds));
    }

    /**
     * Returns when so much time has passed since the deadline; counted like {@link #before}.
     *
     * @throws InvalidInputException if the time is negative, has a fraction of a second or is over 40,000 days
     */
    public Instant after(Duration late) {
        return walk(dueAt, Budget.of(late).seconds());
    }

    private long counted() {
        return budget.isInCalendarDays()
                ? AroundTheClock.elapsed(start.getEpochSecond(), dueAt.getEpochSecond(), pauses)
                : calendar.elapsed(start, dueAt, pauses).toSeconds();
    }

    private Instant walk(Instant from, long seconds) {
        if (!budget.isInCalendarDays()) {
            return calendar.dueAt(from, Budget.of(Duration.ofSeconds(seconds)), pauses)
                    .dueAt();
        }
        Instant reached = Instant.ofEpochSecond(AroundTheClock.walk(from.getEpochSecond(), seconds, pauses));
        Instant opening = calendar.dueAt(reached, Budget.of(Duration.ZERO)).dueAt();
        return opening.isAfter(dueAt) && !reached.isAfter(dueAt) ? reached : opening;
    }

    /**
     * Returns the time from {@link #start()} to {@link #dueAt()} without gaps, each segment with the reason why it counts or
     * not; neighbours have different reasons. Empty if the deadline is its own start.
     */
    public List<Segment> explain() {
        return budget.isInCalendarDays()
                ? AroundTheClock.explain(start.getEpochSecond(), dueAt.getEpochSecond(), pauses)
                : calendar.explain(start, dueAt, pauses);
    }

    /** Returns one line: due instant, budget, start and the id of the calendar. */
    @Override
    public String toString() {
        return "due " + dueAt + ": " + budget + " from " + start + " by " + calendar.id();
    }
}
