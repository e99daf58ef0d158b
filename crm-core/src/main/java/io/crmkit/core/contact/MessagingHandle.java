package io.crmkit.core.contact;

import io.crmkit.core.rule.Require;
import org.immutables.value.Value;

/** A name or number in a messaging service. {@code toString} hides it and shows the service. */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = MessagingHandle.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = MessagingHandle.Builder.class)
public interface MessagingHandle extends ContactPoint, WithMessagingHandle {
    /** Returns the service, such as {@code matrix}. */
    String service();

    /** Returns the name or number as it was entered; whether its case matters depends on the service. */
    @Value.Redacted
    String handle();

    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if service or name is blank, the preference negative or the validity
     *     ends before it begins
     */
    @Value.Check
    default void check() {
        Require.notBlank(service(), "messagingHandle.service");
        Require.notBlank(handle(), "messagingHandle.handle");
        ContactRules.check(this, "messagingHandle");
    }

    /** Returns an unverified name of unknown use. */
    static MessagingHandle of(String service, String handle) {
        return builder(service, handle).build();
    }

    /** Starts a name. */
    static Builder builder(String service, String handle) {
        return new Builder().service(service).handle(handle);
    }

    /** Builds {@link MessagingHandle}s. */
    final class Builder extends ImmutableMessagingHandle.Builder {
        Builder() {}
    }
}
