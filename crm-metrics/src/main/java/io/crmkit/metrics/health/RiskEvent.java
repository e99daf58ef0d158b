package io.crmkit.metrics.health;

/**
 * A customer came at risk, or is healthy again: what the host acts on.
 *
 * @param state the new state
 * @param reading the reading that changed it, with its reasons
 */
public record RiskEvent(RiskState state, HealthReading reading) {}
