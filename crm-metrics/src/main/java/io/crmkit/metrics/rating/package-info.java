/**
 * Summaries of answers that every score is computed from: {@link io.crmkit.metrics.rating.RatingTally} counts answers per
 * rating, {@link io.crmkit.metrics.rating.WeightedTally} sums survey weights per rating. Both keep the answers that could
 * not be used apart by {@link io.crmkit.metrics.rating.Exclusion reason}. {@link io.crmkit.metrics.rating.Moments} sums any
 * numbers. All are immutable and merge exactly in any order. {@link io.crmkit.metrics.rating.RatingDifferences} tallies pairs
 * of ratings, {@link io.crmkit.metrics.rating.ConcurrentTally} counts the answers of many threads.
 */
@NullMarked
package io.crmkit.metrics.rating;

import org.jspecify.annotations.NullMarked;
