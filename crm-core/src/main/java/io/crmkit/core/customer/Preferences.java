package io.crmkit.core.customer;

import io.crmkit.core.interaction.Channel;
import io.crmkit.core.rule.Require;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** How a customer wants to be spoken to. A wish, not a permission: that is the business of the contact gate. */
@Value.Immutable(singleton = true)
@tools.jackson.databind.annotation.JsonDeserialize(builder = Preferences.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = Preferences.Builder.class)
public interface Preferences extends WithPreferences {
    /** Returns languages as BCP 47 tags, the preferred one first. */
    List<String> languages();

    /** Returns the time zone in which the customer lives or works. */
    Optional<ZoneId> zone();

    /** Returns channels, the preferred one first. */
    List<Channel> channels();

    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if a language is no well-formed BCP 47 tag or a channel comes twice
     */
    @Value.Check
    default void check() {
        Require.languages(languages(), "preferences.languages");
        Require.that(
                new LinkedHashSet<>(channels()).size() == channels().size(),
                "preferences.channels",
                "must not name a channel twice");
    }

    /** Returns that no preference is known. */
    static Preferences none() {
        return ImmutablePreferences.of();
    }

    /** Starts preferences. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Preferences}s. */
    final class Builder extends ImmutablePreferences.Builder {
        Builder() {}
    }
}
