package io.crmkit.core.customer;

import io.crmkit.core.rule.Require;
import java.time.LocalDate;
import java.util.Optional;
import org.immutables.value.Value;

/** A number or name under which a customer is known somewhere. {@code toString} hides it and shows the scheme. */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = Identifier.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = Identifier.Builder.class)
public interface Identifier extends WithIdentifier {
    /** Returns the system of numbers it belongs to, such as {@code passport} or {@code vat}. */
    String scheme();

    /** Returns the identifier as it was entered. */
    @Value.Redacted
    String value();

    /**
     * Returns the form in which two identifiers of a scheme count as the same; {@link #normalize} of the value unless the
     * caller knows the rules of the scheme better.
     */
    @Value.Default
    @Value.Redacted
    default String normalized() {
        return normalize(value());
    }

    /** Returns who gave it out. */
    Optional<String> issuer();

    /** Returns the first day on which it is valid. */
    Optional<LocalDate> validFrom();

    /** Returns the last day on which it is valid. */
    Optional<LocalDate> validTo();

    /** Returns how much it says about identity; {@link IdentifierStrength#MEDIUM} unless stated. */
    @Value.Default
    default IdentifierStrength strength() {
        return IdentifierStrength.MEDIUM;
    }

    /** Returns the text under which two identifiers count as equal: lengths keep the boundary unambiguous. */
    default String key() {
        return scheme().length() + ":" + scheme() + normalized();
    }

    /** Returns a value in Unicode NFKC, in upper case and without blanks; idempotent. */
    static String normalize(String value) {
        return IdentifierForm.normalize(value);
    }

    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if scheme or value is blank or the validity ends before it begins
     */
    @Value.Check
    default void check() {
        Require.notBlank(scheme(), "identifier.scheme");
        Require.notBlank(value(), "identifier.value");
        Require.notBlank(normalized(), "identifier.normalized");
        Require.inOrder(validFrom(), validTo(), "identifier.validTo");
    }

    /** Returns an identifier of medium strength. */
    static Identifier of(String scheme, String value) {
        return builder(scheme, value).build();
    }

    /** Returns an identifier that names exactly one customer. */
    static Identifier strong(String scheme, String value) {
        return builder(scheme, value).strength(IdentifierStrength.STRONG).build();
    }

    /** Starts an identifier. */
    static Builder builder(String scheme, String value) {
        return new Builder().scheme(scheme).value(value);
    }

    /** Builds {@link Identifier}s. */
    final class Builder extends ImmutableIdentifier.Builder {
        Builder() {}
    }
}
