/**
 * What spending brought back: {@link io.crmkit.metrics.roi.ReturnOnSpend} and {@link io.crmkit.metrics.roi.Payback} of a campaign or of
 * recovery, {@link io.crmkit.metrics.roi.Uplift} of a treated group against a control group, without which nobody knows what would have
 * come anyway.
 */
@NullMarked
package io.crmkit.metrics.roi;

import org.jspecify.annotations.NullMarked;
