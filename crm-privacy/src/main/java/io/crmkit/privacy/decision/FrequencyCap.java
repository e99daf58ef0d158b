package io.crmkit.privacy.decision;

import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.consent.FrequencyLimit;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.purpose.Purposes;
import java.util.Objects;
import java.util.Optional;

/**
 * How often the business wants to contact a customer at most, whatever the law allows.
 *
 * @param purpose what it is about, everything below it included; empty for every purpose
 * @param channel on which channel; empty for all of them together
 * @param limit how often
 */
public record FrequencyCap(Optional<Purpose> purpose, Optional<Channel> channel, FrequencyLimit limit) {
    /** Refuses null. */
    public FrequencyCap {
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(limit, "limit");
    }

    /** Returns the cap for one purpose over all channels. */
    public static FrequencyCap of(Purpose purpose, FrequencyLimit limit) {
        return new FrequencyCap(Optional.of(purpose), Optional.empty(), limit);
    }

    static FrequencyCap of(PermissionEvent limited) {
        return new FrequencyCap(
                limited.purpose(), limited.channel(), limited.limit().orElseThrow());
    }

    boolean covers(Purpose asked, Channel by, Purposes purposes) {
        return (purpose.isEmpty() || purposes.stopCovers(purpose.get(), asked))
                && (channel.isEmpty() || channel.get() == by);
    }
}
