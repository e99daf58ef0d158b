package io.crmkit.privacy.inventory;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A read that was a violation or a gap. What was found is never changed, also when the inventory is; how it was resolved is added.
 *
 * @param id of what was asked
 * @param question a hash of consumer, fields, purpose and outcome
 * @param consumer who wanted to read: a code of the business, such as the name of a job
 * @param entity the name of the entity type
 * @param fields the fields that were to be read; sorted
 * @param purpose what for
 * @param outcome VIOLATION or GAP
 * @param foundAt when, for the first time
 * @param resolution how it was resolved; empty while it is open
 */
public record PurposeFinding(
        PurposeFindingId id,
        String question,
        String consumer,
        String entity,
        SortedSet<String> fields,
        Purpose purpose,
        PurposeCheck outcome,
        Instant foundAt,
        Optional<Resolution> resolution) {
    /** What was asked. */
    public static final Attribute<PurposeFinding, String> QUESTION =
            Attribute.text("question", PurposeFinding::question);

    /** Whether it is open. */
    public static final Attribute<PurposeFinding, Boolean> OPEN =
            Attribute.flag("open", finding -> finding.resolution.isEmpty());

    /** When it was found. */
    public static final Attribute<PurposeFinding, Instant> FOUND_AT =
            Attribute.instant("found_at", PurposeFinding::foundAt);

    /** By question, then time. */
    public static final EntityIndex<PurposeFinding> BY_QUESTION = EntityIndex.of("by_question", QUESTION, FOUND_AT);

    /** By whether it is open, then time. */
    public static final EntityIndex<PurposeFinding> BY_OPEN = EntityIndex.of("by_open", OPEN, FOUND_AT);

    /** By time. */
    public static final EntityIndex<PurposeFinding> BY_TIME = EntityIndex.of("by_time", FOUND_AT);

    /** What the library has to know about findings. */
    public static final EntityType<PurposeFinding, PurposeFindingId> TYPE = EntityType.builder(
                    "purpose_finding", PurposeFinding.class, PurposeFindingId::new)
            .id(PurposeFinding::id, (finding, id) -> finding)
            .index(BY_QUESTION)
            .index(BY_OPEN)
            .index(BY_TIME)
            .onMerge(MergeRule.unaffected())
            .onErasure(ErasureRule.keep("names of fields and codes; nobody's data"))
            .build();

    /**
     * How a finding was resolved.
     *
     * @param at when
     * @param by who, as an opaque id
     * @param how a code of the business, such as {@code purpose-added} or {@code job-removed}
     */
    public record Resolution(Instant at, String by, String how) {
        /**
         * Checks the text.
         *
         * @throws InvalidInputException if it is blank
         */
        public Resolution {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(by, "by");
            if (how.isBlank()) {
                throw new InvalidInputException("purposeFinding.resolution", "must not be blank");
            }
        }
    }

    /** Sorts the fields. */
    public PurposeFinding {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(consumer, "consumer");
        Objects.requireNonNull(entity, "entity");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(foundAt, "foundAt");
        Objects.requireNonNull(resolution, "resolution");
        fields = Collections.unmodifiableSortedSet(new TreeSet<>(fields));
    }

    PurposeFinding resolved(Resolution how) {
        return new PurposeFinding(id, question, consumer, entity, fields, purpose, outcome, foundAt, Optional.of(how));
    }
}
