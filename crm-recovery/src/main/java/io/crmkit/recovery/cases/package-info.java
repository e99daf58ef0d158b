/**
 * The recovery case and its life. Start with {@link io.crmkit.recovery.cases.RecoveryCase}, the state;
 * {@link io.crmkit.recovery.cases.CaseCommand} says what can be done with a case and when,
 * {@link io.crmkit.recovery.cases.CaseLifecycle} does it, {@link io.crmkit.recovery.cases.CaseEvent} is what remains in the
 * journal, and {@link io.crmkit.recovery.cases.CaseReplay} makes the case out of that again. Nothing here reads a clock or a store.
 */
@NullMarked
@RecoveryStyle
package io.crmkit.recovery.cases;

import io.crmkit.recovery.style.RecoveryStyle;
import org.jspecify.annotations.NullMarked;
