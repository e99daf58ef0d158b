/**
 * Signs that a customer is about to leave, and how good they are. {@link io.crmkit.metrics.warning.EarlyWarning} compares a customer
 * with their own past, {@link io.crmkit.metrics.warning.ChurnModel} is the port for a model of the host,
 * {@link io.crmkit.metrics.warning.ModelReport} says what a model's probabilities were worth.
 */
@NullMarked
package io.crmkit.metrics.warning;

import org.jspecify.annotations.NullMarked;
