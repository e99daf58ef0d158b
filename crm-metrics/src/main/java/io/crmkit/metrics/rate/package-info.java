/**
 * Rates, ratios of amounts and costs per case, each with what it was made of: {@link io.crmkit.metrics.rate.Rate},
 * {@link io.crmkit.metrics.rate.MoneyRatio}, {@link io.crmkit.metrics.rate.UnitCost}. Without a denominator there is no value,
 * and {@link io.crmkit.metrics.rate.NoValue} says why.
 */
@NullMarked
package io.crmkit.metrics.rate;

import org.jspecify.annotations.NullMarked;
