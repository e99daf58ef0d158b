package io.crmkit.recovery.detection;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.recovery.incident.IncidentId;
import io.crmkit.recovery.rule.StableIds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * The latest failures of one cause, until they are an incident. Stored, so that many workers count together; it names no customer. New
 * attributes will be optional; not for implementation.
 */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = StormTrack.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = StormTrack.Builder.class)
public interface StormTrack extends WithStormTrack {
    /** The cause. */
    Attribute<StormTrack, String> CAUSE = Attribute.text("cause", StormTrack::cause);
    /** The tracks by cause. */
    EntityIndex<StormTrack> BY_CAUSE = EntityIndex.of("by_cause", CAUSE);

    /** What the library has to know about storms. */
    EntityType<StormTrack, StormTrackId> TYPE = EntityType.builder("storm_track", StormTrack.class, StormTrackId::new)
            .id(StormTrack::id, StormTrack::withId)
            .index(BY_CAUSE)
            .onMerge(MergeRule.unaffected())
            .onErasure(ErasureRule.keep("names no customer"))
            .build();

    /** Returns the id; follows from the cause. */
    @Value.Default
    default StormTrackId id() {
        return idOf(cause());
    }

    /** Returns the cause. */
    String cause();

    /**
     * Returns the failures that may still become part of a storm, by time: those before {@link #since}, and as many of the others as an
     * earlier one might need to be a storm with them. At most the latest 500.
     */
    List<Failure> failures();

    /** Returns the incident that they have become last. */
    Optional<IncidentId> incident();

    /** Returns when the storm of that incident began: what failed before is not part of it. Empty if that is not known. */
    Optional<Instant> since();

    /**
     * One failure.
     *
     * @param watch what was watched
     * @param at when it happened
     */
    record Failure(WatchId watch, Instant at) {}

    /** Returns the id of the track of a cause. */
    static StormTrackId idOf(String cause) {
        return new StormTrackId(StableIds.of(cause));
    }

    /** Starts a track. */
    static Builder of(String cause) {
        return new Builder().cause(cause);
    }

    /** Builds a track. */
    final class Builder extends ImmutableStormTrack.Builder {
        Builder() {}
    }
}
