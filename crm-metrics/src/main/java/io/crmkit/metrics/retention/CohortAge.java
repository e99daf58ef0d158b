package io.crmkit.metrics.retention;

/** How old a cohort is, in months. */
public enum CohortAge {
    /**
     * Calendar months since that of the first activity: all customers of a cohort reach an age on the same day, and age 0 is shorter
     * for those who came late in their month.
     */
    CALENDAR_MONTHS("cohort.calendar"),
    /**
     * Months completed since the day of the first activity, for each customer: all ages are of one length, and customers of a cohort
     * reach them on different days.
     */
    TENURE_MONTHS("cohort.tenure");

    private final String id;

    CohortAge(String id) {
        this.id = id;
    }

    /** Returns the id that stands in a result, such as {@code cohort.calendar}. */
    public String id() {
        return id;
    }
}
