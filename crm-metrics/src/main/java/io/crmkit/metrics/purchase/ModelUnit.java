package io.crmkit.metrics.purchase;

/**
 * The unit in which a model counts time. Summaries, horizons, discount rates and fitted models carry it, and it is never
 * converted silently.
 */
public enum ModelUnit {
    /** A day. */
    DAY("day", 1, 1),
    /** Seven days. */
    WEEK("week", 7, 7),
    /** A month; one of a calendar of weeks may have four or five of them. */
    MONTH("month", 28, 35),
    /** A quarter; one of a calendar of weeks has 13 or 14 of them. */
    QUARTER("quarter", 89, 98),
    /** A year; one of a calendar of weeks has 52 or 53 of them. */
    YEAR("year", 364, 371);

    private final String id;
    private final double shortest;
    private final double longest;

    ModelUnit(String id, double shortest, double longest) {
        this.id = id;
        this.shortest = shortest;
        this.longest = longest;
    }

    /** Returns the name for reports and storage: {@code day}, {@code week}, {@code month}, {@code quarter}, {@code year}. */
    public String id() {
        return id;
    }

    /** Returns whether some pair of calendar periods has this many of the other unit in one of this. */
    boolean mayHold(double count, ModelUnit other) {
        return count >= shortest / other.longest && count <= longest / other.shortest;
    }
}
