/**
 * Accounts, under which customers do business, and the people who act for them. Start with
 * {@link io.crmkit.core.account.Account} and {@link io.crmkit.core.account.AccountContact}.
 */
@NullMarked
@CrmStyle
package io.crmkit.core.account;

import io.crmkit.core.style.CrmStyle;
import org.jspecify.annotations.NullMarked;
