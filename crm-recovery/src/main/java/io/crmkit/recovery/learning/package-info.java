/**
 * What a business learns from its failures. Start with {@link io.crmkit.recovery.learning.Learning}, the service for root causes and
 * improvement actions, and {@link io.crmkit.recovery.learning.ChangeNotices}, "you told us, we changed";
 * {@link io.crmkit.recovery.learning.Pareto} and {@link io.crmkit.recovery.learning.TrainingNeeds} are calculators. It goes on when
 * the cases are closed.
 */
@NullMarked
@RecoveryStyle
package io.crmkit.recovery.learning;

import io.crmkit.recovery.style.RecoveryStyle;
import org.jspecify.annotations.NullMarked;
