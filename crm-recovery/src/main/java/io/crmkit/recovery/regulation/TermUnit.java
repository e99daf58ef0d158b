package io.crmkit.recovery.regulation;

/** How a rule counts. The day of receipt is day 0. */
public enum TermUnit {
    /** Business days of the calendar that the rule is applied with. */
    BUSINESS_DAYS,
    /** Days of the wall calendar. */
    CALENDAR_DAYS,
    /** Weeks of seven days of the wall calendar. */
    CALENDAR_WEEKS
}
