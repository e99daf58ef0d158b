package io.crmkit.metrics.chart;

/**
 * One point of a {@link CusumChart}.
 *
 * @param index the position of the value, from 0
 * @param value the value
 * @param upper the sum of what lies above the target and the slack, not negative
 * @param lower the sum of what lies below the target and the slack, not negative
 * @param upperRun for how many points, this one included, the upper sum has been above 0
 * @param lowerRun for how many points, this one included, the lower sum has been above 0
 */
public record CusumPoint(int index, double value, double upper, double lower, int upperRun, int lowerRun) {}
