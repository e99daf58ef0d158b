/**
 * What a customer is given, from the proposal to the payment. Start with {@link io.crmkit.recovery.grant.Grants}, the service;
 * {@link io.crmkit.recovery.grant.CompensationGrant} is the state, {@link io.crmkit.recovery.grant.GrantCommand} what can be done
 * with it. Moves no money: the host pays, under a key that it is given, and tells how that went.
 */
@NullMarked
@RecoveryStyle
package io.crmkit.recovery.grant;

import io.crmkit.recovery.style.RecoveryStyle;
import org.jspecify.annotations.NullMarked;
