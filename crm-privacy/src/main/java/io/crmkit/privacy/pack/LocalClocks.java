package io.crmkit.privacy.pack;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the clocks show at one moment where the customer may be. Every rule of every law asks it, so what was worked out is kept.
 * Not safe for several threads.
 */
final class LocalClocks {
    private static final Set<ZoneId> ANYWHERE = Set.of(ZoneOffset.ofHours(14));

    private final Instant at;
    private final Set<ZoneId> zones;
    private ZonedDateTime @Nullable [] here;
    private @Nullable LocalDate today;
    private @Nullable List<Instant> offsetChanges;
    private @Nullable LocalDate lastAsked;
    private Instant dawn = Instant.MAX;

    /**
     * @param at the moment
     * @param zones none means anywhere
     */
    LocalClocks(Instant at, Set<ZoneId> zones) {
        this.at = at;
        this.zones = zones;
    }

    LocalClocks at(Instant moment) {
        return new LocalClocks(moment, zones);
    }

    Instant at() {
        return at;
    }

    ZonedDateTime[] here() {
        ZonedDateTime[] known = here;
        if (known == null) {
            known = new ZonedDateTime[zones.size()];
            int next = 0;
            for (ZoneId zone : zones) {
                known[next++] = at.atZone(zone);
            }
            here = known;
        }
        return known;
    }

    LocalDate today() {
        LocalDate latest = today;
        if (latest == null) {
            latest = zones.isEmpty() ? LocalDate.ofInstant(at, ZoneOffset.ofHours(14)) : LocalDate.MIN;
            for (ZonedDateTime one : here()) {
                latest = one.toLocalDate().isAfter(latest) ? one.toLocalDate() : latest;
            }
            today = latest;
        }
        return latest;
    }

    /** The same date is asked for by several rules, one after the other. */
    Instant dawnOf(LocalDate date) {
        if (!date.equals(lastAsked)) {
            dawn = Instant.MAX;
            for (ZoneId zone : zones.isEmpty() ? ANYWHERE : zones) {
                Instant there = date.atStartOfDay(zone).toInstant();
                dawn = there.isBefore(dawn) ? there : dawn;
            }
            lastAsked = date;
        }
        return dawn;
    }

    List<Instant> offsetChanges() {
        List<Instant> known = offsetChanges;
        if (known == null) {
            known = new ArrayList<>(zones.size());
            for (ZoneId zone : zones) {
                ZoneOffsetTransition change = zone.getRules().nextTransition(at);
                if (change != null) {
                    known.add(change.getInstant());
                }
            }
            offsetChanges = known;
        }
        return known;
    }
}
