/**
 * Models of customers who buy without a contract and leave without a word ("buy till you die"): how many purchases to expect,
 * who is still alive, what a purchase is worth. Start from {@link io.crmkit.metrics.btyd.BgNbd}, or
 * {@link io.crmkit.metrics.btyd.ParetoNbd} and {@link io.crmkit.metrics.btyd.MbgNbd} where one-time buyers matter, or
 * {@link io.crmkit.metrics.btyd.BgBb} for yearly or monthly opportunities; {@link io.crmkit.metrics.btyd.GammaGamma} is the spend.
 * {@link io.crmkit.metrics.btyd.TrackingTable} and {@link io.crmkit.metrics.btyd.FrequencyTable} show how well a model fits.
 */
@NullMarked
package io.crmkit.metrics.btyd;

import org.jspecify.annotations.NullMarked;
