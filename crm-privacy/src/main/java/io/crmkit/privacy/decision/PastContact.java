package io.crmkit.privacy.decision;

import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import java.time.Instant;
import java.util.Objects;

/**
 * A contact that was made, or is planned.
 *
 * @param at when
 * @param channel on which channel
 * @param purpose what for
 */
public record PastContact(Instant at, Channel channel, Purpose purpose) {
    /** Refuses null. */
    public PastContact {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(purpose, "purpose");
    }
}
