/**
 * Who may give how much: limits of roles and caps, as effective-dated data, and the ledgers that keep them. Start with
 * {@link io.crmkit.recovery.authority.AuthorityPolicy}; {@link io.crmkit.recovery.authority.AuthorityLedger} counts what was given
 * against one limit in one window. Nothing here reads a clock or a store.
 */
@NullMarked
@RecoveryStyle
package io.crmkit.recovery.authority;

import io.crmkit.recovery.style.RecoveryStyle;
import org.jspecify.annotations.NullMarked;
