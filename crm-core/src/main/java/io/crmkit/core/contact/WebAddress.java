package io.crmkit.core.contact;

import io.crmkit.core.rule.Require;
import org.immutables.value.Value;

/** A place on the web, as entered and in the form used for matching. {@code toString} hides it. */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = WebAddress.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = WebAddress.Builder.class)
public interface WebAddress extends ContactPoint, WithWebAddress {
    /** Returns the address as it was entered. */
    @Value.Redacted
    String raw();

    /** Returns the address without blanks around it, scheme and host in lower case; the rest may depend on case. */
    default String canonical() {
        return WebForm.canonical(raw());
    }

    /** Returns whether the address is an {@code http} or {@code https} URI with a host. */
    default boolean wellFormed() {
        return WebForm.wellFormed(canonical());
    }

    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the address is blank, the preference negative or the validity
     *     ends before it begins
     */
    @Value.Check
    default void check() {
        Require.notBlank(raw(), "webAddress.raw");
        ContactRules.check(this, "webAddress");
    }

    /** Returns an unverified address of unknown use. */
    static WebAddress of(String raw) {
        return builder(raw).build();
    }

    /** Starts an address. */
    static Builder builder(String raw) {
        return new Builder().raw(raw);
    }

    /** Builds {@link WebAddress}s. */
    final class Builder extends ImmutableWebAddress.Builder {
        Builder() {}
    }
}
