/**
 * Receipts that a customer can keep: what was consented to, in the form of the Kantara consent receipt 1.1, and the proof that it was
 * logged. Start with {@link io.crmkit.privacy.receipt.ConsentReceipts}.
 */
@NullMarked
package io.crmkit.privacy.receipt;

import org.jspecify.annotations.NullMarked;
