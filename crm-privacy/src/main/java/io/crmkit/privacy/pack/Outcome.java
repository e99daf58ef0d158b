package io.crmkit.privacy.pack;

/** What a rule or a decision comes to; the later constant overrides the earlier one. */
public enum Outcome {
    /** The contact is allowed. */
    PERMIT,
    /** A person has to look at it; until then, treat it as no. */
    REVIEW,
    /** The contact is not allowed. */
    DENY;

    /** Returns the stricter of the two. */
    public Outcome or(Outcome other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
