/**
 * Confidence intervals by named method, as pure functions of counts: {@link io.crmkit.metrics.interval.NpsInterval},
 * {@link io.crmkit.metrics.interval.ProportionInterval}, {@link io.crmkit.metrics.interval.MeanInterval},
 * {@link io.crmkit.metrics.interval.VarianceInterval} and {@link io.crmkit.metrics.interval.WeightedInterval}. Each names the
 * method it recommends. {@link io.crmkit.metrics.interval.BootstrapInterval} resamples,
 * {@link io.crmkit.metrics.interval.FinitePopulation} corrects for a small population. The result,
 * {@link io.crmkit.metrics.interval.ConfidenceInterval}, says how it was made and whether it was clipped.
 */
@NullMarked
package io.crmkit.metrics.interval;

import org.jspecify.annotations.NullMarked;
