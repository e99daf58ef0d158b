package io.crmkit.recovery.learning;

/** How a root cause is looked for. */
public enum AnalysisMethod {
    /** Asking why again and again, until the answer is something that can be changed. */
    FIVE_WHYS,
    /** Collecting possible causes as a tree under named categories (Ishikawa). */
    FISHBONE
}
