package io.crmkit.core.quality;

/** What is wrong with an entry. */
public enum Flaw {
    /** It is required and not there. */
    MISSING,
    /** It has not the form of such a value, as far as the library knows the form. */
    MALFORMED,
    /** It has fewer characters than the standard wants. */
    TOO_SHORT,
    /** It has more characters than the standard wants. */
    TOO_LONG,
    /** It does not match the pattern of the standard. */
    PATTERN,
    /** It is not among the values that the standard allows. */
    NOT_ALLOWED,
    /** Something sent to it came back, or it does not exist. */
    UNREACHABLE,
    /** It was confirmed longer ago than the standard wants; it may still be true, so it does not count as invalid. */
    STALE
}
