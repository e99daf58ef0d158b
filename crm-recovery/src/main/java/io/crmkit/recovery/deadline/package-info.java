/**
 * The clocks of a case: what has to be done by when, what stops the time, what happens before and after it runs out. Start with
 * {@link io.crmkit.recovery.deadline.Duty}, the rule, and {@link io.crmkit.recovery.deadline.SlaClock}, the clock that runs by
 * it; {@link io.crmkit.recovery.deadline.ClockRules} moves clocks. A breach is a matter of timestamps: it does not depend on
 * when somebody looks.
 */
@NullMarked
@RecoveryStyle
package io.crmkit.recovery.deadline;

import io.crmkit.recovery.style.RecoveryStyle;
import org.jspecify.annotations.NullMarked;
