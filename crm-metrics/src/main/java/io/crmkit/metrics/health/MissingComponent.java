package io.crmkit.metrics.health;

/** What becomes of a score if a signal is not known. */
public enum MissingComponent {
    /** The other components share its weight. A customer of whom little is known is judged by that little ({@link HealthScore#known}). */
    RENORMALISE,
    /** It counts as 50 points, which draws the score to the middle. */
    NEUTRAL,
    /** There is no score. */
    FAIL
}
