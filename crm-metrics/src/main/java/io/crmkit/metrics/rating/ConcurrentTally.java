package io.crmkit.metrics.rating;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;

/**
 * Counts answers that many threads give at once, at the cost of one atomic addition per answer. Memory is constant: a counter
 * for each rating and each reason of {@link Exclusion}, in four stripes per processor. Threads whose ids follow each other add
 * to stripes of their own and do not wait for each other; others may share one, which is slower and as exact.
 *
 * <p>{@link #tally} may be called at any time. It holds every answer whose call returned before, and of those counted at the
 * same moment any part; it never counts one twice.
 */
public final class ConcurrentTally {
    private static final VarHandle COUNTERS = MethodHandles.arrayElementVarHandle(long[].class);
    /** So many counters lie unused between two stripes: two lines of a cache, as processors fetch them in pairs. */
    private static final int GAP = 16;

    private final AnswerSlots answers;
    private final int lastStripe;
    private final int stride;
    private final long[] counters;

    private ConcurrentTally(AnswerSlots answers, int processors) {
        this.answers = answers;
        this.lastStripe = 4 * Integer.highestOneBit(2 * processors - 1) - 1;
        this.stride = answers.size() + GAP;
        this.counters = new long[GAP + (lastStripe + 1) * stride];
    }

    /**
     * Returns an accumulator without answers.
     *
     * @param missingCodes as in {@link RatingTally#builder}
     */
    public static ConcurrentTally of(RatingScale scale, String... missingCodes) {
        return new ConcurrentTally(
                new AnswerSlots(scale, List.of(missingCodes)),
                Runtime.getRuntime().availableProcessors());
    }

    /** Counts one answer: a rating, a missing code, or out of range. */
    public void add(int answer) {
        addTo(answers.slot(answer));
    }

    /**
     * Counts an answer given as text, read as in {@link RatingTally.Builder#addText}.
     *
     * @throws InvalidInputException if the text is neither a number nor a missing code; nothing is counted
     */
    public void addText(String answer) {
        addTo(answers.slot(answer));
    }

    /** Counts an answer that the caller knows to be no rating, such as {@link Exclusion#BLANK}. */
    public void exclude(Exclusion reason) {
        addTo(answers.slot(reason));
    }

    private void addTo(int slot) {
        int stripe = (int) Thread.currentThread().getId() & lastStripe;
        long unused = (long) COUNTERS.getAndAdd(counters, GAP + stripe * stride + slot, 1L);
    }

    /** Returns the tally of what was counted so far; the accumulator goes on. */
    public RatingTally tally() {
        RatingTally.Builder builder = new RatingTally.Builder(answers);
        for (int slot = 0; slot < answers.size(); slot++) {
            for (int stripe = 0; stripe <= lastStripe; stripe++) {
                builder.addTo(slot, (long) COUNTERS.getVolatile(counters, GAP + stripe * stride + slot));
            }
        }
        return builder.build();
    }
}
