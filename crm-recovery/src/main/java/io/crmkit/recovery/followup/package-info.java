/**
 * Asking customers how their failure was put right. Start with {@link io.crmkit.recovery.followup.FollowUps}, the service; a
 * {@link io.crmkit.recovery.followup.SurveyPolicy} says when to ask,
 * {@link io.crmkit.recovery.followup.RecoveryQuestion} what, and {@link io.crmkit.recovery.followup.RecoveryScores} what came of it.
 * Nothing here contacts a customer.
 */
@NullMarked
@RecoveryStyle
package io.crmkit.recovery.followup;

import io.crmkit.recovery.style.RecoveryStyle;
import org.jspecify.annotations.NullMarked;
