package io.crmkit.privacy.pack;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * What a condition may ask besides its fact.
 *
 * @param jurisdiction whose law is asked
 * @param at the moment of the contact
 * @param zones where the customer may be; none means anywhere
 */
record Situation(Jurisdiction jurisdiction, Instant at, Set<ZoneId> zones) {
    private static final ZoneId EARLIEST = ZoneOffset.ofHours(14);

    /** Returns the latest date that it may be where the customer is: periods end no later than they do there. */
    LocalDate today() {
        LocalDate latest = null;
        for (ZoneId zone : candidates()) {
            LocalDate date = LocalDate.ofInstant(at, zone);
            latest = latest == null || date.isAfter(latest) ? date : latest;
        }
        return latest == null ? LocalDate.ofInstant(at, EARLIEST) : latest;
    }

    /** Returns when {@link #today()} becomes {@code date}. */
    Instant dawnOf(LocalDate date) {
        return candidates().stream()
                .map(zone -> date.atStartOfDay(zone).toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
    }

    private Set<ZoneId> candidates() {
        return zones.isEmpty() ? Set.of(EARLIEST) : zones;
    }
}
