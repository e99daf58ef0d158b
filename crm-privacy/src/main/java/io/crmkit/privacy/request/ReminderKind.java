package io.crmkit.privacy.request;

/** Of what somebody is reminded. */
public enum ReminderKind {
    /** The receipt has to be confirmed today at the latest. */
    ACKNOWLEDGE,
    /** The conservative date is near. */
    ANSWER_SOON,
    /** The conservative date is today. */
    ANSWER_TODAY,
    /** The statutory date is over. */
    OVERDUE
}
