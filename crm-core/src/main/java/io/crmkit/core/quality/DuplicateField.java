package io.crmkit.core.quality;

import io.crmkit.core.rule.Require;
import java.util.Objects;

/**
 * What open pairs say about one field of the customers of one source. A pair of customers of two sources counts for both, a pair of one
 * source once. Counts only: no values.
 *
 * @param field the name of the field in the match model
 * @param source the source system as the standard names it; {@link FieldQuality#OTHER} or {@link FieldQuality#NONE}
 * @param pairs how many open pairs have a customer of the source and were compared in the field
 * @param agreeing in how many of them both customers have values that are equal, alike or exchanged with another field
 * @param differing in how many of them both have values that are none of that: if the two are the same, one value is wrong or old
 */
public record DuplicateField(String field, String source, long pairs, long agreeing, long differing) {
    /**
     * Checks the numbers.
     *
     * @throws io.crmkit.core.error.InvalidInputException if they contradict each other
     */
    public DuplicateField {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(source, "source");
        Require.that(
                agreeing >= 0 && differing >= 0 && agreeing + differing <= pairs,
                "duplicateField",
                "must have numbers that fit together");
    }

    DuplicateField plus(DuplicateField other) {
        return new DuplicateField(
                field, source, pairs + other.pairs, agreeing + other.agreeing, differing + other.differing);
    }

    DuplicateField none() {
        return new DuplicateField(field, source, 0, 0, 0);
    }

    /** Returns in how many of the pairs that can say so the two values contradict each other. */
    public Share conflicts() {
        return new Share(differing, agreeing + differing);
    }
}
