package io.crmkit.metrics.warning;

/** What a sign says. */
public enum WarningVerdict {
    /** The limit is reached. */
    WARNING,
    /** The limit is not reached. */
    CALM,
    /** The past is too short to tell what is usual. */
    TOO_LITTLE_HISTORY
}
