package io.crmkit.privacy.erasure;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.error.InvalidInputException;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is left of an erased person: an opaque id, when, why, and how much was erased. After a restore of a backup these are what has
 * to be erased again, before anything else is done.
 *
 * @param id the customer
 * @param reason why, such as the id of the request; a code, as {@code Erasure.erase} demands (older versions took any text)
 * @param state how far it came
 * @param startedAt when the key was destroyed and the record redacted
 * @param completedAt when everything was done
 * @param changed how many records were removed or redacted, by type
 * @param addresses how many addresses were suppressed
 */
public record Tombstone(
        TombstoneId id,
        String reason,
        State state,
        Instant startedAt,
        Optional<Instant> completedAt,
        Map<String, Long> changed,
        long addresses) {
    /** How far the erasure came. */
    public static final Attribute<Tombstone, State> STATE = Attribute.constant("state", State.class, Tombstone::state);

    /** By how far the erasure came. */
    public static final EntityIndex<Tombstone> BY_STATE = EntityIndex.of("by_state", STATE);

    /** What the library has to know about tombstones. */
    public static final EntityType<Tombstone, TombstoneId> TYPE = EntityType.builder(
                    "erasure_tombstone", Tombstone.class, TombstoneId::new)
            .id(Tombstone::id, (tombstone, id) -> tombstone)
            .index(BY_STATE)
            .onMerge(MergeRule.unaffected())
            .onErasure(ErasureRule.keep("shows that and when the person was erased; an opaque id and numbers"))
            .build();

    /** How far an erasure came. */
    public enum State {
        /** It has to go on: see {@code Erasure.tick}. */
        RUNNING,
        /** Everything is done but what a legal hold covers. */
        HELD,
        /** Everything is done. */
        COMPLETED
    }

    /**
     * Checks the reason and sorts the counts.
     *
     * @throws InvalidInputException if the reason is blank
     */
    public Tombstone {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(completedAt, "completedAt");
        SortedMap<String, Long> sorted = new TreeMap<>(changed);
        changed = Collections.unmodifiableMap(sorted);
        if (reason.isBlank()) {
            throw new InvalidInputException("erasure.reason", "must not be blank");
        }
    }

    static Tombstone begun(TombstoneId id, String reason, Instant at) {
        return new Tombstone(id, reason, State.RUNNING, at, Optional.empty(), Map.of(), 0);
    }

    Tombstone withAddresses(long more) {
        return new Tombstone(id, reason, state, startedAt, completedAt, changed, addresses + more);
    }

    Tombstone withChanged(String type, long more) {
        if (more == 0) {
            return this;
        }
        Map<String, Long> sums = new TreeMap<>(changed);
        sums.merge(type, more, Long::sum);
        return new Tombstone(id, reason, state, startedAt, completedAt, sums, addresses);
    }

    Tombstone as(State next, Optional<Instant> completed) {
        return new Tombstone(id, reason, next, startedAt, completed, changed, addresses);
    }
}
