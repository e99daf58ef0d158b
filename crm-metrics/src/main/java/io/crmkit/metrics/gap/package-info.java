/**
 * Expectation against perception: how far what customers got lies from what they expected. Start from
 * {@link io.crmkit.metrics.gap.ExpectationGap}.
 */
@NullMarked
package io.crmkit.metrics.gap;

import org.jspecify.annotations.NullMarked;
