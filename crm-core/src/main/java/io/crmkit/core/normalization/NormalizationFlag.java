package io.crmkit.core.normalization;

/** What is wrong with a value, as far as normalising can tell. The value is kept. */
public enum NormalizationFlag {
    /** It has not the form of such a value. */
    MALFORMED,
    /** It has the form, but no such value can exist: a phone number with too few digits for its region. */
    IMPOSSIBLE,
    /** It lacks what is needed to complete it: a national phone number without a region. */
    INCOMPLETE,
    /** Nothing is left to compare. */
    EMPTY
}
