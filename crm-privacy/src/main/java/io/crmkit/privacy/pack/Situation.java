package io.crmkit.privacy.pack;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a condition may ask besides its fact. Not safe for several threads: what day it is, is worked out once. */
final class Situation {
    private static final Set<ZoneId> ANYWHERE = Set.of(ZoneOffset.ofHours(14));

    private final Jurisdiction jurisdiction;
    private final Instant at;
    private final Set<ZoneId> zones;
    private @Nullable LocalDate today;

    /**
     * @param jurisdiction whose law is asked
     * @param at the moment of the contact
     * @param zones where the customer may be; none means anywhere
     */
    Situation(Jurisdiction jurisdiction, Instant at, Set<ZoneId> zones) {
        this.jurisdiction = jurisdiction;
        this.at = at;
        this.zones = zones;
    }

    /** Returns the same situation under the law of another place. */
    Situation in(Jurisdiction place) {
        Situation there = new Situation(place, at, zones);
        there.today = today;
        return there;
    }

    Jurisdiction jurisdiction() {
        return jurisdiction;
    }

    Instant at() {
        return at;
    }

    Set<ZoneId> zones() {
        return zones;
    }

    /** Returns the latest date that it may be where the customer is: periods end no later than they do there. */
    LocalDate today() {
        LocalDate latest = today;
        if (latest == null) {
            latest = LocalDate.MIN;
            for (ZoneId zone : candidates()) {
                LocalDate date = LocalDate.ofInstant(at, zone);
                latest = date.isAfter(latest) ? date : latest;
            }
            today = latest;
        }
        return latest;
    }

    /** Returns when {@link #today()} becomes {@code date}. */
    Instant dawnOf(LocalDate date) {
        Instant dawn = Instant.MAX;
        for (ZoneId zone : candidates()) {
            Instant there = date.atStartOfDay(zone).toInstant();
            dawn = there.isBefore(dawn) ? there : dawn;
        }
        return dawn;
    }

    private Set<ZoneId> candidates() {
        return zones.isEmpty() ? ANYWHERE : zones;
    }
}
