/**
 * Summaries of answers that every score is computed from: {@link io.crmkit.metrics.rating.RatingTally} counts answers per
 * rating, {@link io.crmkit.metrics.rating.WeightedTally} sums survey weights per rating. Both are immutable, keep the
 * answers that could not be used apart by {@link io.crmkit.metrics.rating.Exclusion reason}, and merge exactly in any
 * order.
 */
@NullMarked
package io.crmkit.metrics.rating;

import org.jspecify.annotations.NullMarked;
