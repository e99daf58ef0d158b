package io.crmkit.core.merge;

import io.crmkit.core.error.InvalidInputException;
import java.util.List;
import java.util.Objects;

/**
 * Which of two values of a field survives. Ties go to the newer value, then to the greater text, so that the order of merges does
 * not matter. A value always beats none.
 *
 * @param kind how it is decided
 * @param sources for {@link Kind#SOURCE_PRIORITY} the systems, the most trusted first; a system that is not named comes last.
 *     Empty for the others
 */
public record FieldRule(Kind kind, List<String> sources) {
    /** What the survivor stated itself; else the newest. */
    public static final FieldRule SURVIVOR = new FieldRule(Kind.SURVIVOR, List.of());
    /** The value of the record that was written last, or whose source captured it last. */
    public static final FieldRule NEWEST = new FieldRule(Kind.NEWEST, List.of());
    /** The value with the most parts, then the longest. */
    public static final FieldRule MOST_COMPLETE = new FieldRule(Kind.MOST_COMPLETE, List.of());
    /** The longest text, in code points. */
    public static final FieldRule LONGEST = new FieldRule(Kind.LONGEST, List.of());
    /** All values; only for lists. */
    public static final FieldRule UNION = new FieldRule(Kind.UNION, List.of());

    /**
     * Copies the sources.
     *
     * @throws InvalidInputException if there are no sources for {@link Kind#SOURCE_PRIORITY}, or some for another kind
     */
    public FieldRule {
        Objects.requireNonNull(kind, "kind");
        sources = List.copyOf(sources);
        if (sources.isEmpty() == (kind == Kind.SOURCE_PRIORITY)) {
            throw new InvalidInputException(
                    "fieldRule.sources", "must be present if, and only if, the kind is SOURCE_PRIORITY");
        }
    }

    /** Returns the rule by which the more trusted system wins. */
    public static FieldRule sources(String... mostTrustedFirst) {
        return new FieldRule(Kind.SOURCE_PRIORITY, List.of(mostTrustedFirst));
    }

    /** How a field is decided. */
    public enum Kind {
        /** What the survivor stated itself. */
        SURVIVOR,
        /** The newest. */
        NEWEST,
        /** The most complete. */
        MOST_COMPLETE,
        /** The longest. */
        LONGEST,
        /** The most trusted source. */
        SOURCE_PRIORITY,
        /** All of them. */
        UNION,
        /** A person chose. */
        CHOSEN,
        /** True if one of them is: nobody comes back to life by a merge. */
        EITHER
    }
}
