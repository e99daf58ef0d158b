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
 * @param brand the brand that speaks; empty for the business as a whole, and then a stop of one brand is a stop, and the
 *     consent to one brand none
 */
public record ConsentScope(
        Purpose purpose, Channel channel, Optional<ContactPointToken> contactPoint, Optional<Brand> brand) {
    /** Refuses null. */
    public ConsentScope {
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(contactPoint, "contactPoint");
        Objects.requireNonNull(brand, "brand");
    }

    /** Returns the scope of any address or number of the customer, for the business as a whole. */
    public static ConsentScope of(Purpose purpose, Channel channel) {
        return new ConsentScope(purpose, channel, Optional.empty(), Optional.empty());
    }
}
