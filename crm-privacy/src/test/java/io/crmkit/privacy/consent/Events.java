package io.crmkit.privacy.consent;

import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import java.time.Instant;

/** Proven events for tests; times are days of November 2026. */
final class Events {
    private Events() {}

    static Instant day(int day) {
        return Instant.parse("2026-11-01T00:00:00Z").plusSeconds(86_400L * (day - 1));
    }

    static PermissionEvent.Builder proven(PermissionType type, String id, int day) {
        return PermissionEvent.of(type, id, day(day))
                .purpose(Purpose.MARKETING)
                .channel(Channel.EMAIL)
                .evidence(Evidence.of(Evidence.Kind.FORM, "form-" + id))
                .noticeVersion("notice-1");
    }

    static PermissionEvent grant(String id, int day) {
        return proven(PermissionType.GRANTED, id, day).build();
    }

    static PermissionEvent stop(String id, int day) {
        return PermissionEvent.withdrawn(id, Purpose.MARKETING, Channel.EMAIL, day(day))
                .build();
    }
}
