/**
 * Tells a difference of scores from chance. {@link io.crmkit.metrics.comparison.NpsComparison},
 * {@link io.crmkit.metrics.comparison.ProportionComparison}, {@link io.crmkit.metrics.comparison.MeanComparison} and
 * {@link io.crmkit.metrics.comparison.WeightedComparison} name the methods for two independent samples; the result is a
 * {@link io.crmkit.metrics.comparison.Comparison}. {@link io.crmkit.metrics.comparison.OverallTest} asks whether any of several
 * groups differs, {@link io.crmkit.metrics.comparison.GroupComparison} which ones do, with a {@link io.crmkit.metrics.comparison.Correction} for the number of comparisons.
 */
@NullMarked
package io.crmkit.metrics.comparison;

import org.jspecify.annotations.NullMarked;
