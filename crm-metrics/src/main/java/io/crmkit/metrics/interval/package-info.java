/**
 * Confidence intervals by named method, as pure functions of counts: {@link io.crmkit.metrics.interval.NpsInterval},
 * {@link io.crmkit.metrics.interval.ProportionInterval}, {@link io.crmkit.metrics.interval.MeanInterval} and
 * {@link io.crmkit.metrics.interval.WeightedInterval}. Each names the method it recommends. The result,
 * {@link io.crmkit.metrics.interval.ConfidenceInterval}, says how it was made and whether it was clipped.
 */
@NullMarked
package io.crmkit.metrics.interval;

import org.jspecify.annotations.NullMarked;
