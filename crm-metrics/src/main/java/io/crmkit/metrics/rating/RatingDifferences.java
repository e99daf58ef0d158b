package io.crmkit.metrics.rating;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import java.util.List;

/**
 * Counts how far the second of two ratings of the same person lies from the first, such as what was perceived from what was
 * expected, or after from before. On ratings 1 to 5 the differences are on the scale -4 to 4. A pair is complete or excluded:
 * with a reason for each rating it is counted once, under that of the first.
 *
 * <p>Mutable, for one thread; several threads count their own and merge the tallies.
 */
public final class RatingDifferences {
    private final AnswerSlots answers;
    private final RatingTally.Builder differences;

    private RatingDifferences(AnswerSlots answers, RatingTally.Builder differences) {
        this.answers = answers;
        this.differences = differences;
    }

    /**
     * Returns a counter without pairs.
     *
     * @param scale the scale of both ratings
     * @param missingCodes as in {@link RatingTally#builder}
     * @throws InvalidInputException if the scale has more than 500 ratings, so that the differences do not fit one
     */
    public static RatingDifferences on(RatingScale scale, String... missingCodes) {
        return new RatingDifferences(
                new AnswerSlots(scale, List.of(missingCodes)), RatingTally.builder(differences(scale)));
    }

    /**
     * Returns the scale of the differences between ratings of a scale, such as -4 to 4 for 1 to 5.
     *
     * @throws InvalidInputException if the scale has more than 500 ratings
     */
    public static RatingScale differences(RatingScale scale) {
        return new RatingScale(1 - scale.points(), scale.points() - 1);
    }

    /** Counts a pair: two ratings, or an answer that is a missing code or out of range. */
    public RatingDifferences add(int first, int second) {
        return addTo(answers.slot(first), answers.slot(second));
    }

    /**
     * Counts a pair given as text, read as in {@link RatingTally.Builder#addText}.
     *
     * @throws InvalidInputException if a text is neither a number nor a missing code; nothing is counted
     */
    public RatingDifferences addText(String first, String second) {
        return addTo(answers.slot(first), answers.slot(second));
    }

    /**
     * Counts {@code times} pairs that the caller knows to be incomplete.
     *
     * @throws InvalidInputException if {@code times} is negative
     * @throws ArithmeticException if the count does not fit a {@code long}
     */
    public RatingDifferences exclude(Exclusion reason, long times) {
        differences.exclude(reason, times);
        return this;
    }

    /**
     * Returns the tally of the differences counted so far, second minus first; the counter can go on.
     *
     * @throws ArithmeticException if there are more pairs than a {@code long} holds
     */
    public RatingTally tally() {
        return differences.build();
    }

    private RatingDifferences addTo(int first, int second) {
        if (answers.isRating(first) && answers.isRating(second)) {
            differences.add(second - first);
        } else {
            differences.exclude(answers.reason(answers.isRating(first) ? second : first), 1);
        }
        return this;
    }
}
