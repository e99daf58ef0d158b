/**
 * How many answers are needed, how many came, and whom they stand for: {@link io.crmkit.metrics.sample.SampleSize} plans,
 * {@link io.crmkit.metrics.sample.ResponseRate} counts, {@link io.crmkit.metrics.sample.PostStratification} weighs answers by
 * known shares of the population, {@link io.crmkit.metrics.sample.Representativeness} says how far the answers are from them, and
 * {@link io.crmkit.metrics.sample.ReportingThreshold} withholds the scores of groups that are too small.
 */
@NullMarked
package io.crmkit.metrics.sample;

import org.jspecify.annotations.NullMarked;
