package io.crmkit.privacy.suppression;

import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.PhoneNumber;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.InvalidInputException;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * An address in the form in which two spellings count as the same for a stop. Wider than for a consent: all in lower case, because a
 * stop that catches too much is a nuisance, and one that catches too little is a violation. {@code toString} hides it.
 *
 * @param kind what the address is for
 * @param normal the form that is compared
 */
public record ContactAddress(Kind kind, String normal) {
    /** What an address is for. */
    public enum Kind {
        /** E-mail. */
        EMAIL,
        /** Calls, text messages, fax. */
        PHONE,
        /** A name in a messaging service or social network. */
        HANDLE
    }

    /**
     * Checks the address.
     *
     * @throws InvalidInputException if it is blank
     */
    public ContactAddress {
        Objects.requireNonNull(kind, "kind");
        if (normal.isBlank()) {
            throw new InvalidInputException("contactAddress", "must not be blank");
        }
    }

    /** Returns an e-mail address: domain in ASCII, all in lower case; dots and {@code +tags} stay, they may be other people. */
    public static ContactAddress email(String raw) {
        return new ContactAddress(Kind.EMAIL, EmailAddress.matchForm(raw));
    }

    /** Returns a phone number: E.164 if the entry says enough, or else its digits. */
    public static ContactAddress phone(String raw) {
        String digits = raw.replaceAll("[^0-9]", "");
        return new ContactAddress(Kind.PHONE, PhoneNumber.e164(raw).orElse(digits.isEmpty() ? raw.strip() : digits));
    }

    /** Returns a name in a service. */
    public static ContactAddress handle(String service, String name) {
        String normal = Normalizer.normalize(service.strip() + ":" + name.strip(), Normalizer.Form.NFKC);
        return new ContactAddress(Kind.HANDLE, normal.toLowerCase(Locale.ROOT));
    }

    /** Returns the addresses of a customer; none twice. */
    public static Set<ContactAddress> of(Customer customer) {
        Set<ContactAddress> all = new LinkedHashSet<>();
        customer.emails().forEach(email -> all.add(email(email.raw())));
        customer.phones().forEach(phone -> all.add(phone(phone.raw())));
        customer.messagingHandles().forEach(one -> all.add(handle(one.service(), one.handle())));
        customer.socialHandles().forEach(one -> all.add(handle(one.network(), one.handle())));
        return all;
    }

    @Override
    public String toString() {
        return "ContactAddress[" + kind + " ***]";
    }
}
