/**
 * What the business has promised itself: which duties a failure of a severity brings, by which calendar. Start with
 * {@link io.crmkit.recovery.policy.RecoveryPolicy}.
 */
@NullMarked
package io.crmkit.recovery.policy;

import org.jspecify.annotations.NullMarked;
