package io.crmkit.recovery.deadline;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.calendar.Budget;
import io.crmkit.recovery.calendar.BusinessCalendar;
import io.crmkit.recovery.calendar.Deadline;
import java.time.Duration;
import java.time.Instant;

/**
 * A moment in the life of a clock at which something is to be noticed, before its deadline (a reminder) or after it (an escalation).
 * Offsets are walked on the calendar, so they fall into business time.
 */
public final class Threshold {
    private static final int ALL = 100;
    private static final String DUE = "due";

    private enum Anchor {
        START,
        PERCENT,
        BEFORE_DUE,
        AFTER_DUE
    }

    private final Anchor anchor;
    private final Budget offset;
    private final int percent;

    private Threshold(Anchor anchor, Budget offset, int percent) {
        this.anchor = anchor;
        this.offset = offset;
        this.percent = percent;
    }

    /** Returns the moment at which this part of the budget is used up; it must be less than the budget of the duty. */
    public static Threshold afterStart(Budget part) {
        return new Threshold(Anchor.START, part, 0);
    }

    /**
     * Returns the moment at which so much of the time allowed is used up.
     *
     * @param percent 1 to 99 for a reminder, 101 to 1,000 for an escalation
     * @throws InvalidInputException if the percentage is out of range; 100 is the deadline itself
     */
    public static Threshold percent(int percent) {
        if (percent < 1 || percent == ALL || percent > 10 * ALL) {
            throw new InvalidInputException("threshold.percent", "must be 1 to 99 or 101 to 1000");
        }
        return new Threshold(Anchor.PERCENT, Budget.of(Duration.ZERO), percent);
    }

    /**
     * Returns the moment at which so much time is left; the start of the clock, if it never had so much.
     *
     * @param left over zero, whole seconds
     * @throws InvalidInputException if the time is out of range
     */
    public static Threshold beforeDue(Duration left) {
        return new Threshold(Anchor.BEFORE_DUE, positive(left), 0);
    }

    /**
     * Returns the moment at which the deadline has passed by so much time.
     *
     * @param late over zero, whole seconds
     * @throws InvalidInputException if the time is out of range
     */
    public static Threshold afterDue(Duration late) {
        return new Threshold(Anchor.AFTER_DUE, positive(late), 0);
    }

    private static Budget positive(Duration offset) {
        if (offset.isZero()) {
            throw new InvalidInputException("threshold.offset", "must be over zero");
        }
        return Budget.of(offset);
    }

    /**
     * Reads {@code PT6H} (of the budget, from the start), {@code 75%}, {@code due-PT2H} or {@code due+PT1H}.
     *
     * @throws InvalidInputException if the text has another form
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Threshold parse(String text) {
        if (text.endsWith("%")) {
            try {
                return percent(Integer.parseInt(text.substring(0, text.length() - 1)));
            } catch (NumberFormatException malformed) {
                throw new InvalidInputException(
                        "threshold", "must look like PT6H, due-PT2H, due+PT1H or 75%", malformed);
            }
        }
        if (text.startsWith(DUE + "-")) {
            return beforeDue(Budget.parse(text.substring(DUE.length() + 1)).time());
        }
        if (text.startsWith(DUE + "+")) {
            return afterDue(Budget.parse(text.substring(DUE.length() + 1)).time());
        }
        return afterStart(Budget.parse(text));
    }

    /** Returns whether it comes after the deadline. */
    public boolean isAfterDue() {
        return anchor == Anchor.AFTER_DUE || percent > ALL;
    }

    /** Refuses a part that is no part of the budget. */
    void requireWithin(Budget budget) {
        if (anchor == Anchor.START
                && (offset.isInCalendarDays() != budget.isInCalendarDays() || offset.compareTo(budget) >= 0)) {
            throw new InvalidInputException("duty.reminders", "must be less than the budget");
        }
    }

    /** Returns when that is. */
    Instant on(BusinessCalendar calendar, Deadline deadline) {
        return switch (anchor) {
            case START ->
                calendar.dueAt(deadline.start(), offset, deadline.pauses()).dueAt();
            case PERCENT -> deadline.at(percent);
            case BEFORE_DUE -> deadline.before(offset.time());
            case AFTER_DUE -> deadline.after(offset.time());
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Threshold threshold && toString().equals(threshold.toString());
    }

    @Override
    public int hashCode() {
        return toString().hashCode();
    }

    /** Returns the text that {@link #parse} reads. */
    @JsonValue
    @Override
    public String toString() {
        return switch (anchor) {
            case START -> offset.toString();
            case PERCENT -> percent + "%";
            case BEFORE_DUE -> DUE + "-" + offset;
            case AFTER_DUE -> DUE + "+" + offset;
        };
    }
}
