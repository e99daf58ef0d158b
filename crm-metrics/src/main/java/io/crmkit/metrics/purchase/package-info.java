/**
 * What customers bought, as models of purchasing read it: repeat purchases, time of the last one, age of the customer and mean
 * spend. Start from {@link io.crmkit.metrics.purchase.PurchaseSummary} and its mergeable groups
 * {@link io.crmkit.metrics.purchase.PurchaseSummaries}. Every length of time carries its
 * {@link io.crmkit.metrics.purchase.ModelUnit}; units change only by a named
 * {@link io.crmkit.metrics.purchase.UnitConversion}.
 */
@NullMarked
package io.crmkit.metrics.purchase;

import org.jspecify.annotations.NullMarked;
