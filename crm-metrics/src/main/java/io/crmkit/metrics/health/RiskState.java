package io.crmkit.metrics.health;

/** Whether a customer is at risk of leaving. */
public enum RiskState {
    /** Not at risk. */
    HEALTHY,
    /** At risk. */
    AT_RISK
}
