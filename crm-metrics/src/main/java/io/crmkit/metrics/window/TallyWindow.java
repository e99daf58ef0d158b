package io.crmkit.metrics.window;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.rating.RatingTally;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Counts answers by time in a ring of equal steps and forgets those that the clock has passed. Memory is constant: one set of
 * counters per step, whatever the number of answers. Safe for many threads; a call holds a lock for a few nanoseconds.
 *
 * <ul>
 *   <li>Steps follow one another without gaps, from the epoch on: steps of an hour begin at the full hour in UTC. The running
 *       step is the one that the clock is in.
 *   <li>{@link #sliding} is the running step and those before it, merged; it moves on by one step at a time.
 *       {@link #tumbling} are the complete steps one by one.
 *   <li>Each is equal to a tally of all answers with a time in its span. An answer that comes with a time before the oldest
 *       step counts as {@link #late}, one with a time behind the running step as {@link #early}, and is in no window.
 *   <li>A clock that goes back does not bring back steps: the window stays at the latest step it has seen.
 * </ul>
 */
public final class TallyWindow {
    private final RatingScale scale;
    private final String[] missingCodes;
    private final long stepMillis;
    private final InstantSource clock;
    private final RatingTally[] ring;
    private RatingTally.Builder fresh; // the answers of the running step that are not in the ring yet
    private long running;
    private long late;
    private long early;

    private TallyWindow(RatingScale scale, long stepMillis, int steps, InstantSource clock, String[] missingCodes) {
        this.scale = scale;
        this.missingCodes = missingCodes;
        this.stepMillis = stepMillis;
        this.clock = clock;
        this.ring = new RatingTally[steps];
        Arrays.fill(ring, RatingTally.of(scale));
        this.fresh = RatingTally.builder(scale, missingCodes);
        this.running = step(clock.instant());
    }

    /**
     * Returns the empty window, with the running step that the clock is in.
     *
     * @param step the length of a step, whole milliseconds, 1 ms to 36,525 days
     * @param steps how many steps are kept, the running one included, 1 to 100,000
     * @param clock the time of the answers
     * @param missingCodes as in {@link RatingTally#builder}
     * @throws InvalidInputException if the step or the number of steps is out of range
     */
    public static TallyWindow of(
            RatingScale scale, Duration step, int steps, InstantSource clock, String... missingCodes) {
        if (step.compareTo(Duration.ofMillis(1)) < 0
                || step.compareTo(Duration.ofDays(36_525)) > 0
                || step.toNanosPart() % 1_000_000 != 0) {
            throw new InvalidInputException("window.step", "must be whole milliseconds, 1 ms to 36,525 days");
        }
        if (steps < 1 || steps > 100_000) {
            throw new InvalidInputException("window.steps", "must be from 1 to 100,000");
        }
        return new TallyWindow(scale, step.toMillis(), steps, clock, missingCodes.clone());
    }

    /** Counts one answer of this moment: a rating, a missing code, or out of range. */
    public synchronized void add(int answer) {
        advance();
        fresh.add(answer);
    }

    /** Counts one answer at its own time, unless that is {@link #late} or {@link #early}. */
    public void add(Instant at, int answer) {
        addAll(at, RatingTally.builder(scale, missingCodes).add(answer).build());
    }

    /**
     * Counts the answers of a tally at one time, unless that is {@link #late} or {@link #early}: what another accumulator
     * has counted, or a {@link WindowTally} that was kept at its {@code from}.
     *
     * @throws InvalidInputException if the tally has another scale; nothing is counted
     * @throws ArithmeticException if a count does not fit a {@code long}
     */
    public synchronized void addAll(Instant at, RatingTally tally) {
        if (!tally.scale().equals(scale)) {
            throw new InvalidInputException("scale", "must be " + scale + " to merge, was " + tally.scale());
        }
        advance();
        if (at.isBefore(start(oldest()))) {
            late = Math.addExact(late, tally.rows());
        } else if (!at.isBefore(start(running + 1))) {
            early = Math.addExact(early, tally.rows());
        } else {
            int slot = slot(step(at));
            ring[slot] = ring[slot].merge(tally);
        }
    }

    /** Returns the answers of all steps, the running one included, as one span. */
    public synchronized WindowTally sliding() {
        advance();
        settle();
        RatingTally sum = RatingTally.of(scale);
        for (RatingTally step : ring) {
            sum = sum.merge(step);
        }
        return new WindowTally(start(oldest()), start(running + 1), sum);
    }

    /** Returns the answers of each complete step, the oldest first: one less than the number of steps. */
    public synchronized List<WindowTally> tumbling() {
        advance();
        List<WindowTally> complete = new ArrayList<>(ring.length);
        for (long step = oldest(); step < running; step++) {
            complete.add(window(step));
        }
        return List.copyOf(complete);
    }

    /** Returns the answers of the running step so far. */
    public synchronized WindowTally running() {
        advance();
        settle();
        return window(running);
    }

    /** Returns how many answers came too late for the oldest step since the window was made. */
    public synchronized long late() {
        return late;
    }

    /** Returns how many answers bore a time behind the running step since the window was made. */
    public synchronized long early() {
        return early;
    }

    private void advance() {
        long now = step(clock.instant());
        if (now <= running) {
            return;
        }
        settle();
        long first = Math.max(running + 1, now - ring.length + 1); // after a long silence each slot is emptied once
        for (long step = first; step <= now; step++) {
            ring[slot(step)] = RatingTally.of(scale);
        }
        running = now;
    }

    private void settle() {
        int slot = slot(running);
        ring[slot] = ring[slot].merge(fresh.build());
        fresh = RatingTally.builder(scale, missingCodes);
    }

    private WindowTally window(long step) {
        return new WindowTally(start(step), start(step + 1), ring[slot(step)]);
    }

    private long oldest() {
        return running - ring.length + 1;
    }

    private int slot(long step) {
        return Math.floorMod(step, ring.length);
    }

    private long step(Instant at) {
        return Math.floorDiv(at.toEpochMilli(), stepMillis);
    }

    private Instant start(long step) {
        return Instant.ofEpochMilli(Math.multiplyExact(step, stepMillis));
    }
}
