/**
 * Percentiles by name. {@link io.crmkit.metrics.percentile.Sample} keeps every value and gives any of the nine types of
 * Hyndman and Fan exactly; {@link io.crmkit.metrics.percentile.Histogram} counts any number of values in bounded memory and
 * gives the nearest rank within a stated relative error. Both are immutable and merge exactly in any order. A
 * {@link io.crmkit.metrics.percentile.Percentile} says which of them made it.
 */
@NullMarked
package io.crmkit.metrics.percentile;

import org.jspecify.annotations.NullMarked;
