package io.crmkit.privacy.pack;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The offsets of zones from UTC. The rules of a zone are asked once for a span of time without a change; of each zone, the last
 * few spans are kept. Safe for many threads.
 */
final class Offsets {
    /** Four years, where clocks are put on and back each year. */
    private static final int KEPT = 8;
    /** No clock was ever put on or back by more than a day: this far from a change, no date begins twice, or in a gap. */
    private static final Duration FAR = Duration.ofDays(2);

    private static final Span[] NONE = {};

    private final Map<ZoneId, Span[]> spans = new ConcurrentHashMap<>();

    /**
     * A span of time in which the offset of a zone does not change.
     *
     * @param from its first moment, {@link Instant#MIN} if the offset was never another
     * @param to the moment of the next change, {@link Instant#MAX} if there is none
     */
    record Span(ZoneOffset offset, Instant from, Instant to) {
        static Span of(ZoneRules rules, Instant at) {
            ZoneOffsetTransition before = rules.previousTransition(at.plusNanos(1));
            ZoneOffsetTransition next = rules.nextTransition(at);
            return new Span(
                    rules.getOffset(at),
                    before == null ? Instant.MIN : before.getInstant(),
                    next == null ? Instant.MAX : next.getInstant());
        }

        private boolean covers(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    /** Returns the span around a moment. */
    Span at(ZoneId zone, Instant at) {
        Span[] known = spans.getOrDefault(zone, NONE);
        for (Span span : known) {
            if (span.covers(at)) {
                return span;
            }
        }
        ZoneRules rules = zone.getRules();
        if (rules.isFixedOffset()) {
            return new Span(rules.getOffset(at), Instant.MIN, Instant.MAX); // Not kept: there are very many of them.
        }
        Span[] more = new Span[Math.min(known.length + 1, KEPT)];
        more[0] = Span.of(rules, at);
        System.arraycopy(known, 0, more, 1, more.length - 1);
        spans.put(zone, more);
        return more[0];
    }

    /** Returns when a date begins in a zone. */
    Instant dawnOf(LocalDate date, ZoneId zone) {
        Span span = at(zone, Instant.ofEpochSecond(date.toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC)));
        Instant midnight = Instant.ofEpochSecond(date.toEpochSecond(LocalTime.MIDNIGHT, span.offset()));
        boolean far = midnight.isAfter(span.from().plus(FAR))
                && midnight.isBefore(span.to().minus(FAR));
        return far ? midnight : date.atStartOfDay(zone).toInstant();
    }
}
