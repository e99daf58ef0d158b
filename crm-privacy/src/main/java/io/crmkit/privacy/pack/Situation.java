package io.crmkit.privacy.pack;

import io.crmkit.core.gate.Purpose;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.fact.Facts;
import io.crmkit.privacy.purpose.PurposeKind;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Set;

/**
 * What a rule is asked about.
 *
 * @param jurisdiction whose law is asked
 * @param channel the channel of the contact
 * @param purpose what it is for
 * @param kind the kind of that purpose
 * @param facts what is known, the facts of {@link ConsentFacts} included
 * @param at the moment of the contact
 * @param zones where the customer may be; none means anywhere
 */
public record Situation(
        Jurisdiction jurisdiction,
        Channel channel,
        Purpose purpose,
        PurposeKind kind,
        Facts facts,
        Instant at,
        Set<ZoneId> zones) {
    private static final ZoneId EARLIEST = ZoneOffset.ofHours(14);

    /** Copies the zones. */
    public Situation {
        zones = Set.copyOf(zones);
    }

    /** Returns this situation with other facts. */
    public Situation with(Facts others) {
        return new Situation(jurisdiction, channel, purpose, kind, others, at, zones);
    }

    /** Returns the latest date that it may be where the customer is: periods end no later than they do there. */
    LocalDate today() {
        return candidates().stream()
                .map(zone -> at.atZone(zone).toLocalDate())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Returns when {@link #today()} becomes {@code date}. */
    Instant dawnOf(LocalDate date) {
        return candidates().stream()
                .map(zone -> date.atStartOfDay(zone).toInstant())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Set<ZoneId> candidates() {
        return zones.isEmpty() ? Set.of(EARLIEST) : zones;
    }
}
