package io.crmkit.metrics.chart;

/**
 * Individual values and their moving ranges. The ranges are charted beside the values; the first value has none, so the range
 * of position 1 is that of the values 0 and 1.
 *
 * @param individuals the values; all run rules apply
 * @param movingRanges the absolute differences of neighbours; only {@link RunRule#BEYOND_LIMITS} applies
 */
public record XmrChart(ControlChart individuals, ControlChart movingRanges) {}
