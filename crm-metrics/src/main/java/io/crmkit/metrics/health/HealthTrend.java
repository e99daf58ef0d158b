package io.crmkit.metrics.health;

/**
 * Which way a score goes.
 *
 * @param pointsPerDay the slope of the straight line through the readings (least squares), in points per 24 hours
 * @param change the last value minus the first
 * @param n how many readings with a value it is made of, at least 2
 */
public record HealthTrend(double pointsPerDay, double change, int n) {}
