package io.crmkit.core.normalization;

import io.crmkit.core.contact.ContactPoint;
import io.crmkit.core.contact.Verification;

/**
 * Asks a service of the host what is known about a contact point: a mailbox or address checker. May take its time; call it outside
 * of units of work.
 */
@FunctionalInterface
public interface ContactCheck {
    /** Knows nothing new. */
    ContactCheck NONE = ContactPoint::verification;

    /** Returns what is known; the verification that the contact point has already if there is nothing new. */
    Verification check(ContactPoint point);
}
