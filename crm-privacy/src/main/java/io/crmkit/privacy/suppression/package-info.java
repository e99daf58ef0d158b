/**
 * Addresses that must not be contacted, kept as keyed hashes, so that they are recognised although the address itself is erased.
 * Start with {@link io.crmkit.privacy.suppression.SuppressionList}.
 */
@NullMarked
package io.crmkit.privacy.suppression;

import org.jspecify.annotations.NullMarked;
