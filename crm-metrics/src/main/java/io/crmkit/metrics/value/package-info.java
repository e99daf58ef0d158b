/**
 * What customers are worth: margin so far ({@link io.crmkit.metrics.value.CustomerProfit}), margin to come
 * ({@link io.crmkit.metrics.value.GuptaLehmann}, {@link io.crmkit.metrics.value.LifetimeValue}), its sum over segments
 * ({@link io.crmkit.metrics.value.CustomerEquity}) and how few customers hold most of it
 * ({@link io.crmkit.metrics.value.Concentration}). Amounts are plain numbers of one currency that the caller chooses; nothing is
 * rounded.
 */
@NullMarked
package io.crmkit.metrics.value;

import org.jspecify.annotations.NullMarked;
