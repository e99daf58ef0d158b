package io.crmkit.metrics.chart;

/** On which side of the centre line an alarm lies. Whether that is good news depends on what is charted. */
public enum Side {
    /** Above the centre line, or rising. */
    UPPER,
    /** Below the centre line, or falling. */
    LOWER,
    /** The rule looks at both sides together. */
    BOTH
}
