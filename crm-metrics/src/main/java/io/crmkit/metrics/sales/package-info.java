/**
 * Numbers of a sales team from plain values: {@link io.crmkit.metrics.sales.Pipeline}, {@link io.crmkit.metrics.sales.DealOutcomes},
 * {@link io.crmkit.metrics.sales.SalesVelocity}, {@link io.crmkit.metrics.sales.StageConversion},
 * {@link io.crmkit.metrics.sales.Slippage}, {@link io.crmkit.metrics.sales.SalesForecast} and what forecasts were worth,
 * {@link io.crmkit.metrics.sales.ForecastError}.
 */
@NullMarked
package io.crmkit.metrics.sales;

import org.jspecify.annotations.NullMarked;
