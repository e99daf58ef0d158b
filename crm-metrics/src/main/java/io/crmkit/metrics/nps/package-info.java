/**
 * Net Promoter Score: {@code Nps.of(RatingTally.of(9, 10, 7, 3)).value()}. Start from {@link io.crmkit.metrics.nps.Nps}.
 */
@NullMarked
package io.crmkit.metrics.nps;

import org.jspecify.annotations.NullMarked;
