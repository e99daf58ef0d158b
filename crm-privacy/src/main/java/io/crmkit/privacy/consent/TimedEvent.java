package io.crmkit.privacy.consent;

import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An event with what every question asks it, so that it is worked out once. */
record TimedEvent(
        PermissionEvent event,
        PermissionType.Effect effect,
        Instant from,
        @Nullable Instant end,
        @Nullable Purpose purpose,
        @Nullable Channel channel,
        @Nullable Brand brand,
        @Nullable ContactPointToken point) {
    static TimedEvent of(PermissionEvent event) {
        return new TimedEvent(
                event,
                event.type().effect(),
                event.countsFrom(),
                event.expiresAt().orElse(null),
                event.purpose().orElse(null),
                event.channel().orElse(null),
                event.brand().orElse(null),
                event.contactPoint().orElse(null));
    }
}
