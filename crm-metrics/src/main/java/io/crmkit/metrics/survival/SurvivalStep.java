package io.crmkit.metrics.survival;

/**
 * A time at which a survival curve falls.
 *
 * @param time the time of the events
 * @param atRisk how many were under observation just before, those who leave or are censored at {@code time} included; the sum of
 *     their weights
 * @param events how many left; the sum of their weights
 * @param survival S(t) from this time on, 0 to 1
 * @param greenwood Σ d / (n (n - d)) up to this time, the sum that standard error and interval are made of; infinite where S is 0
 */
public record SurvivalStep(double time, double atRisk, double events, double survival, double greenwood) {}
