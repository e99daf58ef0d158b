package io.crmkit.core.contact;

import io.crmkit.core.rule.Require;
import java.util.Locale;
import org.immutables.value.Value;

/** A name in a social network. {@code toString} hides the name and shows the network. */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = SocialHandle.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = SocialHandle.Builder.class)
public interface SocialHandle extends ContactPoint, WithSocialHandle {
    /** Returns the network, such as {@code mastodon.social}. */
    String network();

    /** Returns the name as it was entered. */
    @Value.Redacted
    String handle();

    /** Returns the name without blanks and {@code @} before it, in lower case. */
    default String canonical() {
        String name = handle().strip();
        while (name.startsWith("@")) {
            name = name.substring(1).strip();
        }
        return name.toLowerCase(Locale.ROOT);
    }

    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if network or name is blank, the preference negative or the validity
     *     ends before it begins
     */
    @Value.Check
    default void check() {
        Require.notBlank(network(), "socialHandle.network");
        Require.notBlank(handle(), "socialHandle.handle");
        ContactRules.check(this, "socialHandle");
    }

    /** Returns an unverified name of unknown use. */
    static SocialHandle of(String network, String handle) {
        return builder(network, handle).build();
    }

    /** Starts a name. */
    static Builder builder(String network, String handle) {
        return new Builder().network(network).handle(handle);
    }

    /** Builds {@link SocialHandle}s. */
    final class Builder extends ImmutableSocialHandle.Builder {
        Builder() {}
    }
}
