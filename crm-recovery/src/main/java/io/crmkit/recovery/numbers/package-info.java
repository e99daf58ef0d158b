/**
 * Numbers on recoveries, computed from cases and their journal, each with its n and what was left out. Start with
 * {@link io.crmkit.recovery.numbers.RecoveryReport}; {@link io.crmkit.recovery.numbers.Backlog},
 * {@link io.crmkit.recovery.numbers.Recurrence}, {@link io.crmkit.recovery.numbers.RecoveryCost} and
 * {@link io.crmkit.recovery.numbers.BeforeAndAfter} stand beside it. Nothing here reads a clock or a store; without cases there is
 * no value, never 0.
 */
@NullMarked
package io.crmkit.recovery.numbers;

import org.jspecify.annotations.NullMarked;
