package io.crmkit.recovery.detection;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.recovery.incident.IncidentId;
import io.crmkit.recovery.rule.StableIds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /** Returns the failures that may still become part of a storm, by time. */
    List<Failure> failures();

    /** Returns the incident that they have become last. */
    Optional<IncidentId> incident();

    /**
     * One failure.
     *
     * @param watch what was watched
     * @param at when it happened
     */
    record Failure(WatchId watch, Instant at) {}

    /** Returns this track with a failure, without what is so old that no storm can reach it. */
    default StormTrack with(Failure failure, Duration within) {
        List<Failure> all = new ArrayList<>(failures());
        all.removeIf(other -> other.watch().equals(failure.watch()));
        all.add(failure);
        all.sort(Comparator.comparing(Failure::at)
                .thenComparing(one -> one.watch().value()));
        Instant oldest = all.get(all.size() - 1).at().minus(within.multipliedBy(2));
        all.removeIf(other -> !other.at().isAfter(oldest) && !other.equals(failure));
        return withFailures(all);
    }

    /** Returns the failures of all windows that hold more than so many. */
    default Set<WatchId> storm(StormGuard guard) {
        Set<WatchId> storm = new HashSet<>();
        List<Failure> all = failures();
        int first = 0;
        for (int last = 0; last < all.size(); last++) {
            while (!all.get(first)
                    .at()
                    .plus(guard.within())
                    .isAfter(all.get(last).at())) {
                first++;
            }
            if (last - first + 1 > guard.moreThan()) {
                all.subList(first, last + 1).forEach(failure -> storm.add(failure.watch()));
            }
        }
        return storm;
    }

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
