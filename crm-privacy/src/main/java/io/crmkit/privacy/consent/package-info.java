/**
 * What customers permitted and forbade: append-only {@link io.crmkit.privacy.consent.PermissionEvent}s with two times, and the
 * {@link io.crmkit.privacy.consent.ConsentState} that a {@link io.crmkit.privacy.consent.ConsentLog} folds them to, as of any
 * moment and as known at any other. Start with {@code PermissionEvent.granted} and {@code ConsentLog.of}. Not for
 * implementation by hosts.
 */
@NullMarked
package io.crmkit.privacy.consent;

import org.jspecify.annotations.NullMarked;
