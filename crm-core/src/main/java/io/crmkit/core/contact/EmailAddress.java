package io.crmkit.core.contact;

import io.crmkit.core.rule.Require;
import java.net.IDN;
import java.util.Locale;
import org.immutables.value.Value;

/**
 * An e-mail address, as entered and in the form used for matching. A malformed one is kept and says so with
 * {@link #wellFormed()}; only a blank one is refused. {@code toString} hides it.
 */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = EmailAddress.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = EmailAddress.Builder.class)
public interface EmailAddress extends ContactPoint, WithEmailAddress {
    /** Returns the address as it was entered. */
    @Value.Redacted
    String raw();

    /**
     * Returns the address in its normal form: without blanks around it, the local part in Unicode NFC, the domain in lower case
     * and internationalised names in ASCII (IDNA 2003, as {@link IDN} does it). Malformed addresses come out trimmed and as
     * far normalised as possible.
     */
    default String canonical() {
        return EmailForm.canonical(raw());
    }

    /** Returns the form in which two addresses count as the same mailbox: {@link #canonical()}, all in lower case. */
    default String matchForm() {
        return matchForm(raw());
    }

    /**
     * Returns whether the address looks deliverable: a local part of 1 to 64 bytes without blanks or stray dots, and a domain
     * of at least two labels as RFC 5321 wants them. Quoted local parts and address literals count as malformed.
     */
    default boolean wellFormed() {
        return EmailForm.wellFormed(canonical());
    }

    /** Returns the form in which two addresses count as the same mailbox. */
    static String matchForm(String raw) {
        return EmailForm.canonical(raw).toLowerCase(Locale.ROOT);
    }

    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the address is blank, the preference negative or the validity
     *     ends before it begins
     */
    @Value.Check
    default void check() {
        Require.notBlank(raw(), "emailAddress.raw");
        ContactRules.check(this, "emailAddress");
    }

    /** Returns an unverified address of unknown use. */
    static EmailAddress of(String raw) {
        return builder(raw).build();
    }

    /** Starts an address. */
    static Builder builder(String raw) {
        return new Builder().raw(raw);
    }

    /** Builds {@link EmailAddress}s. */
    final class Builder extends ImmutableEmailAddress.Builder {
        Builder() {}
    }
}
