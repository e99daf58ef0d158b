/**
 * Recency, frequency, monetary value: {@link io.crmkit.metrics.rfm.RfmBinning} names how values become scores,
 * {@link io.crmkit.metrics.rfm.RfmScale} is what it made of a base of customers, {@link io.crmkit.metrics.rfm.SegmentRules} name
 * segments of scores, {@link io.crmkit.metrics.rfm.RfmTable} has the result and {@link io.crmkit.metrics.rfm.RfmMigration} the
 * change between two dates.
 */
@NullMarked
package io.crmkit.metrics.rfm;

import org.jspecify.annotations.NullMarked;
