package io.crmkit.recovery.detection;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.incident.IncidentId;
import io.crmkit.recovery.rule.StableIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * What is known about one fingerprint: how often and since when it was seen, by which rules, and the case or incident that came of it.
 * The memory of {@link Detection}, stored, so that many workers agree. New attributes will be optional; not for implementation.
 */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = Watch.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = Watch.Builder.class)
public interface Watch extends WithWatch {
    /** The customer; the empty id without one. */
    Attribute<Watch, CustomerId> CUSTOMER =
            Attribute.id("customer", CustomerId::new, watch -> watch.customer().orElse(new CustomerId(Id.UNASSIGNED)));
    /** When it was seen last. */
    Attribute<Watch, Instant> LAST_AT = Attribute.instant("last_at", Watch::lastAt);

    /** What is watched about a customer. */
    EntityIndex<Watch> BY_CUSTOMER = EntityIndex.of("by_customer", CUSTOMER, LAST_AT);

    /** What the library has to know about watches. */
    EntityType<Watch, WatchId> TYPE = EntityType.builder("signal_watch", Watch.class, WatchId::new)
            .id(Watch::id, Watch::withId)
            .index(BY_CUSTOMER)
            .optionalSubject(CUSTOMER)
            .onMerge(MergeRule.repoint((watch, loser, survivor) -> watch.withCustomer(survivor)))
            .onErasure(ErasureRule.delete())
            .build();

    /** Returns the id; follows from the fingerprint. */
    WatchId id();

    /** Returns whom it is about, if it is about a customer. */
    Optional<CustomerId> customer();

    /** Returns how many signals came in, those that came too late included. */
    long signals();

    /** Returns when the first of them happened. */
    Instant firstAt();

    /** Returns when the last of them happened. */
    Instant lastAt();

    /** Returns what each rule has seen, by rule. */
    List<Track> tracks();

    /** Returns the case that is open because of it, or was last. */
    Optional<RecoveryCaseId> recoveryCase();

    /** Returns whether {@link #recoveryCase} was opened here, and not by a complaint before. */
    @Value.Default
    default boolean caseOpenedHere() {
        return false;
    }

    /** Returns the incident that it is part of, or was last. */
    Optional<IncidentId> incident();

    /** Returns up to when failures have been dealt with: when the last case or incident ended. */
    Optional<Instant> handledUntil();

    /** Returns what a rule has seen. */
    default Track track(String rule) {
        return tracks().stream()
                .filter(track -> track.rule().equals(rule))
                .findFirst()
                .orElseGet(() -> Track.of(rule));
    }

    /** Returns this watch with what a rule has seen. */
    default Watch withTrack(Track track) {
        List<Track> all = new ArrayList<>(tracks());
        all.removeIf(other -> other.rule().equals(track.rule()));
        all.add(track);
        all.sort(Comparator.comparing(Track::rule));
        return withTracks(all);
    }

    /** Returns the id of what has this fingerprint. */
    static WatchId idOf(String fingerprint) {
        return new WatchId(StableIds.of(fingerprint));
    }

    /** Builds a watch. */
    final class Builder extends ImmutableWatch.Builder {
        Builder() {}
    }
}
