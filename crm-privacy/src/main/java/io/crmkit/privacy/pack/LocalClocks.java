package io.crmkit.privacy.pack;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the clocks show at one moment where the customer may be. Every rule of every law asks it, so what was worked out is kept.
 * Not safe for several threads.
 */
final class LocalClocks {
    /** Where a day begins first; it stands for anywhere. */
    private static final ZoneOffset EARLIEST = ZoneOffset.ofHours(14);

    private final Offsets offsets;
    private final Instant at;
    private final Set<ZoneId> zones;
    private OffsetDateTime @Nullable [] here;
    private @Nullable LocalDate today;
    private @Nullable LocalDate lastAsked;
    private Instant dawn = Instant.MAX;

    /**
     * @param at the moment
     * @param zones none means anywhere
     */
    LocalClocks(Offsets offsets, Instant at, Set<ZoneId> zones) {
        this.offsets = offsets;
        this.at = at;
        this.zones = zones;
    }

    LocalClocks at(Instant moment) {
        return new LocalClocks(offsets, moment, zones);
    }

    Instant at() {
        return at;
    }

    OffsetDateTime[] here() {
        OffsetDateTime[] known = here;
        if (known == null) {
            known = new OffsetDateTime[zones.size()];
            int next = 0;
            for (ZoneId zone : zones) {
                ZoneOffset offset = offsets.at(zone, at).offset();
                known[next++] = OffsetDateTime.of(
                        LocalDateTime.ofEpochSecond(at.getEpochSecond(), at.getNano(), offset), offset);
            }
            here = known;
        }
        return known;
    }

    LocalDate today() {
        LocalDate latest = today;
        if (latest == null) {
            latest = zones.isEmpty() ? LocalDate.ofInstant(at, EARLIEST) : LocalDate.MIN;
            for (OffsetDateTime one : here()) {
                latest = one.toLocalDate().isAfter(latest) ? one.toLocalDate() : latest;
            }
            today = latest;
        }
        return latest;
    }

    /** The same date is asked for by several rules, one after the other. */
    Instant dawnOf(LocalDate date) {
        if (!date.equals(lastAsked)) {
            dawn = zones.isEmpty() ? date.atStartOfDay().toInstant(EARLIEST) : Instant.MAX;
            for (ZoneId zone : zones) {
                Instant there = offsets.dawnOf(date, zone);
                dawn = there.isBefore(dawn) ? there : dawn;
            }
            lastAsked = date;
        }
        return dawn;
    }

    void offsetChanges(Consumer<Instant> moments) {
        for (ZoneId zone : zones) {
            Instant change = offsets.at(zone, at).to();
            if (change.isBefore(Instant.MAX)) {
                moments.accept(change);
            }
        }
    }
}
