/**
 * Customer satisfaction. Plain "CSAT" is the mean rating here; the box scores carry their own names. Start from
 * {@link io.crmkit.metrics.csat.Csat}.
 */
@NullMarked
package io.crmkit.metrics.csat;

import org.jspecify.annotations.NullMarked;
