package io.crmkit.metrics.retention;

/** What a customer counts as who left and returned inside one period. */
public enum Returning {
    /** Retained: the period is looked at from its two ends only. */
    RETAINED("returning_retained"),
    /** Churned, and won back. */
    CHURNED("returning_churned");

    private final String id;

    Returning(String id) {
        this.id = id;
    }

    /** Returns the part of a metric's id that says so. */
    public String id() {
        return id;
    }
}
