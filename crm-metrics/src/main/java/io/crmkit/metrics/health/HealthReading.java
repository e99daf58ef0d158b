package io.crmkit.metrics.health;

import java.time.Instant;

/**
 * A score at a moment.
 *
 * @param at when it was taken
 * @param score the score
 */
public record HealthReading(Instant at, HealthScore score) {}
