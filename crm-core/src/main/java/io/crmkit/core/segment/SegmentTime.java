package io.crmkit.core.segment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/**
 * The moment and the time zone in which a segment is judged; relative dates count from it.
 *
 * @param now the moment
 * @param zone where days begin and end
 */
public record SegmentTime(Instant now, ZoneId zone) {
    /** Refuses nulls. */
    public SegmentTime {
        Objects.requireNonNull(now, "now");
        Objects.requireNonNull(zone, "zone");
    }

    /** Returns the day. */
    public LocalDate today() {
        return LocalDate.ofInstant(now, zone);
    }
}
