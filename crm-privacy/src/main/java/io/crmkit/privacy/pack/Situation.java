package io.crmkit.privacy.pack;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.function.Consumer;

/** What a condition may ask besides its fact. Not safe for several threads. */
final class Situation {
    private static final Jurisdiction UNSAID = Jurisdiction.of("ZZ");

    /** For a condition that asks only for its fact. */
    static final Situation NOWHERE = new Situation(UNSAID, Instant.EPOCH, Set.of());

    private final Jurisdiction jurisdiction;
    private final LocalClocks clocks;

    /**
     * @param jurisdiction whose law is asked
     * @param at the moment of the contact
     * @param zones where the customer may be; none means anywhere
     */
    Situation(Jurisdiction jurisdiction, Instant at, Set<ZoneId> zones) {
        this(jurisdiction, new LocalClocks(new Offsets(), at, zones));
    }

    private Situation(Jurisdiction jurisdiction, LocalClocks clocks) {
        this.jurisdiction = jurisdiction;
        this.clocks = clocks;
    }

    /** Returns the situation of somebody before it is said whose law is asked. */
    static Situation of(Offsets offsets, Instant at, Set<ZoneId> zones) {
        return new Situation(UNSAID, new LocalClocks(offsets, at, zones));
    }

    /** Returns the same situation under the law of another place. */
    Situation in(Jurisdiction place) {
        return new Situation(place, clocks);
    }

    /** Returns the same situation at another moment. */
    Situation at(Instant moment) {
        return new Situation(jurisdiction, clocks.at(moment));
    }

    Jurisdiction jurisdiction() {
        return jurisdiction;
    }

    Instant at() {
        return clocks.at();
    }

    /** Returns date and time in every zone in which the customer may be; empty if that is anywhere. */
    OffsetDateTime[] here() {
        return clocks.here();
    }

    /** Returns the latest date that it may be where the customer is: periods end no later than they do there. */
    LocalDate today() {
        return clocks.today();
    }

    /** Returns when {@link #today()} becomes {@code date}. */
    Instant dawnOf(LocalDate date) {
        return clocks.dawnOf(date);
    }

    /** Gives the next change of the offset from UTC in every zone that has one. */
    void offsetChanges(Consumer<Instant> moments) {
        clocks.offsetChanges(moments);
    }
}
