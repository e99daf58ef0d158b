/**
 * How well a customer is, from 0 to 100, and why. {@link io.crmkit.metrics.health.HealthModel} weighs components that
 * {@link io.crmkit.metrics.health.HealthSignal}s of the host read, {@link io.crmkit.metrics.health.HealthScore} has the value with a
 * reason per component, {@link io.crmkit.metrics.health.HealthTrack} follows a customer over time and tells when they come at risk.
 */
@NullMarked
package io.crmkit.metrics.health;

import org.jspecify.annotations.NullMarked;
