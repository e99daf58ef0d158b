/**
 * The exceptions of CRM Kit, one unchecked root and few leaves, chosen by what the caller does next: mend the input
 * ({@link io.crmkit.core.error.InvalidInputException}), give up ({@link io.crmkit.core.error.NotFoundException}), use the
 * record that is there ({@link io.crmkit.core.error.DuplicateException}), reload and decide again
 * ({@link io.crmkit.core.error.StaleVersionException}). Those of a store are in {@code io.crmkit.store}. No message holds a
 * personal value.
 */
@NullMarked
package io.crmkit.core.error;

import org.jspecify.annotations.NullMarked;
