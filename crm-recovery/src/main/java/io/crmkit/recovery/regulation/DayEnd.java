package io.crmkit.recovery.regulation;

/** Until when on the last day something is in time. */
public enum DayEnd {
    /** The closing time of the calendar; the end of the day if the business is closed on that day. */
    CLOSE_OF_BUSINESS,
    /** 24:00. */
    END_OF_DAY
}
