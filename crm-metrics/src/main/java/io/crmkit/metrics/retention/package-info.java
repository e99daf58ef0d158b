/**
 * Who stays, who leaves, who comes back. {@link io.crmkit.metrics.retention.CustomerMovement} and
 * {@link io.crmkit.metrics.retention.RevenueMovement} take totals of a period,
 * {@link io.crmkit.metrics.retention.CustomerActivity} takes who was active on which day and counts customers by itself;
 * {@link io.crmkit.metrics.retention.CohortTable} sets them side by side by when they came.
 */
@NullMarked
package io.crmkit.metrics.retention;

import org.jspecify.annotations.NullMarked;
