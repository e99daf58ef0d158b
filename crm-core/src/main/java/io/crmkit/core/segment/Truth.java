package io.crmkit.core.segment;

/**
 * The truth of a clause in Kleene's strong logic of three values (Kleene 1952, section 64): what depends on a missing value is
 * unknown. Only customers for whom the whole rule is TRUE are in a segment.
 */
public enum Truth {
    /** It does not hold. */
    FALSE,
    /** It depends on something that is missing. */
    UNKNOWN,
    /** It holds. */
    TRUE;

    /** Returns the truth of a statement that is true or false. */
    public static Truth of(boolean holds) {
        return holds ? TRUE : FALSE;
    }

    /** Returns whether both hold: the lesser of the two, FALSE before UNKNOWN before TRUE. */
    public Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** Returns whether one of them holds: the greater of the two. */
    public Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Returns the opposite; that of UNKNOWN is UNKNOWN. */
    public Truth not() {
        return switch (this) {
            case FALSE -> TRUE;
            case UNKNOWN -> UNKNOWN;
            case TRUE -> FALSE;
        };
    }
}
