/**
 * What went wrong for a customer. Start with {@link io.crmkit.recovery.failure.ServiceFailure}, the report that opens a
 * recovery case.
 */
@NullMarked
@RecoveryStyle
package io.crmkit.recovery.failure;

import io.crmkit.recovery.style.RecoveryStyle;
import org.jspecify.annotations.NullMarked;
