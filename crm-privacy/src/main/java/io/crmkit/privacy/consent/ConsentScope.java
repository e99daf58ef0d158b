package io.crmkit.privacy.consent;

import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import java.util.Objects;
import java.util.Optional;

/**
 * What is asked about: one purpose on one channel.
 *
 * @param contactPoint the address or number; empty asks for whichever of the customer's, and then a stop on one of them is a
 *     stop
 */
public record ConsentScope(Purpose purpose, Channel channel, Optional<ContactPointToken> contactPoint) {
    /** Refuses null. */
    public ConsentScope {
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(contactPoint, "contactPoint");
    }

    /** Returns the scope of any address or number of the customer. */
    public static ConsentScope of(Purpose purpose, Channel channel) {
        return new ConsentScope(purpose, channel, Optional.empty());
    }
}
