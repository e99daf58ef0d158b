package io.crmkit.metrics.rating;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts answers that many threads give at once, at the cost of a {@link LongAdder} per answer. Memory is constant: a
 * counter for each rating and each reason of {@link Exclusion}.
 *
 * <p>{@link #tally} may be called at any time. It holds every answer whose call returned before, and of those counted at the
 * same moment any part; it never counts one twice.
 */
public final class ConcurrentTally {
    private final AnswerSlots answers;
    private final LongAdder[] slots;

    private ConcurrentTally(AnswerSlots answers) {
        this.answers = answers;
        this.slots = new LongAdder[answers.size()];
        Arrays.setAll(slots, slot -> new LongAdder());
    }

    /**
     * Returns an accumulator without answers.
     *
     * @param missingCodes as in {@link RatingTally#builder}
     */
    public static ConcurrentTally of(RatingScale scale, String... missingCodes) {
        return new ConcurrentTally(new AnswerSlots(scale, List.of(missingCodes)));
    }

    /** Counts one answer: a rating, a missing code, or out of range. */
    public void add(int answer) {
        slots[answers.slot(answer)].increment();
    }

    /**
     * Counts an answer given as text, read as in {@link RatingTally.Builder#addText}.
     *
     * @throws InvalidInputException if the text is neither a number nor a missing code; nothing is counted
     */
    public void addText(String answer) {
        slots[answers.slot(answer)].increment();
    }

    /** Counts an answer that the caller knows to be no rating, such as {@link Exclusion#BLANK}. */
    public void exclude(Exclusion reason) {
        slots[answers.slot(reason)].increment();
    }

    /** Returns the tally of what was counted so far; the accumulator goes on. */
    public RatingTally tally() {
        RatingTally.Builder builder = new RatingTally.Builder(answers);
        for (int slot = 0; slot < slots.length; slot++) {
            builder.addTo(slot, slots[slot].sum());
        }
        return builder.build();
    }
}
