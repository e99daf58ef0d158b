package io.crmkit.metrics.driver;

/** The four fields of an importance-performance grid. A driver on a cut counts as high. */
public enum Quadrant {
    /** High importance, low performance. */
    CONCENTRATE_HERE,
    /** High importance, high performance. */
    KEEP_UP_THE_GOOD_WORK,
    /** Low importance, low performance. */
    LOW_PRIORITY,
    /** Low importance, high performance. */
    POSSIBLE_OVERKILL;

    static Quadrant of(boolean important, boolean good) {
        if (important) {
            return good ? KEEP_UP_THE_GOOD_WORK : CONCENTRATE_HERE;
        }
        return good ? POSSIBLE_OVERKILL : LOW_PRIORITY;
    }
}
