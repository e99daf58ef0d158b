package io.crmkit.privacy.pack;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.stream.Stream;

/**
 * A condition on the time of day where the customer may be. The hours are {@code [from, to)}. Without a known zone the customer
 * may be anywhere, so it is outside of the hours somewhere.
 */
record Hours(Kind kind, LocalTime from, LocalTime to) implements Condition {
    static final String KEY = "local_time";

    enum Kind {
        /** Outside in at least one zone. */
        OUTSIDE,
        /** Inside in every zone. */
        INSIDE,
        /** Inside in at least one zone. */
        INSIDE_SOMEWHERE,
        /** In at least one zone it is the minute of {@code to}. */
        AT_END
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public boolean holds(Situation situation) {
        if (situation.zones().isEmpty()) {
            return kind == Kind.OUTSIDE;
        }
        Stream<LocalTime> times = situation.zones().stream()
                .map(zone -> situation.at().atZone(zone).toLocalTime());
        return switch (kind) {
            case OUTSIDE -> times.anyMatch(time -> !inside(time));
            case INSIDE -> times.allMatch(this::inside);
            case INSIDE_SOMEWHERE -> times.anyMatch(this::inside);
            case AT_END ->
                times.anyMatch(time -> time.truncatedTo(ChronoUnit.MINUTES).equals(to));
        };
    }

    private boolean inside(LocalTime time) {
        return !time.isBefore(from) && time.isBefore(to);
    }

    @Override
    public Stream<Instant> changes(Situation situation) {
        return situation.zones().stream().flatMap(zone -> changes(situation.at(), zone));
    }

    /**
     * Until the next change of the offset, the local time runs evenly; so the next moments of the hours are found on the time
     * line of the present offset, and that change is a moment too.
     */
    private Stream<Instant> changes(Instant at, ZoneId zone) {
        ZonedDateTime here = at.atZone(zone);
        ZoneOffsetTransition change = zone.getRules().nextTransition(at);
        return Stream.concat(
                Stream.of(from, to, to.plusMinutes(1))
                        .map(time -> here.toLocalDate().atTime(time).toInstant(here.getOffset()))
                        .map(today -> today.isAfter(at) ? today : today.plus(Duration.ofDays(1))),
                change == null ? Stream.empty() : Stream.of(change.getInstant()));
    }
}
