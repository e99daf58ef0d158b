package io.crmkit.privacy.breach;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.privacy.style.PrivacyStyle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import org.immutables.value.Value;

/**
 * A breach of personal data and what was done about it (GDPR art. 33(5): every one is recorded, also without a risk). Names nobody:
 * texts describe, persons are counted.
 */
@Value.Immutable
@PrivacyStyle
@tools.jackson.databind.annotation.JsonDeserialize(builder = Breach.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = Breach.Builder.class)
public interface Breach {
    /** When something has to be done next; {@link Attribute#LAST} if nothing. */
    Attribute<Breach, Instant> NEXT_DUE_AT =
            Attribute.instant("next_due_at", breach -> breach.nextDueAt().orElse(Attribute.LAST));
    /** When the business became aware. */
    Attribute<Breach, Instant> AWARE_AT = Attribute.instant("aware_at", Breach::awareAt);

    /** By what is due next. */
    EntityIndex<Breach> BY_NEXT_DUE = EntityIndex.of("by_next_due", NEXT_DUE_AT);
    /** By the time of becoming aware. */
    EntityIndex<Breach> BY_AWARE = EntityIndex.of("by_aware", AWARE_AT);

    /** What the library has to know about breaches. */
    EntityType<Breach, BreachId> TYPE = EntityType.builder("privacy_breach", Breach.class, BreachId::new)
            .id(Breach::id, (breach, id) -> breach.toBuilder().id(id).build())
            .index(BY_NEXT_DUE)
            .index(BY_AWARE)
            .onMerge(MergeRule.unaffected())
            .onErasure(ErasureRule.keep("shows what happened and who was told; describes and counts, names nobody"))
            .build();

    /** Names it. */
    BreachId id();

    /** Returns the law whose time limit counts. */
    BreachRule rule();

    /** Returns when the business became reasonably certain that it happened: the clock starts here. */
    Instant awareAt();

    /** Returns when it began, as far as known. */
    Optional<Instant> happenedFrom();

    /** Returns what happened (art. 33(3)(a)); names nobody. */
    String nature();

    /** Returns the kinds of data, as codes of the business (art. 33(3)(a)). */
    @Value.NaturalOrder
    SortedSet<String> dataCategories();

    /** Returns the kinds of persons, as codes of the business (art. 33(3)(a)). */
    @Value.NaturalOrder
    SortedSet<String> personCategories();

    /** Returns about how many persons, as far as known. */
    OptionalLong persons();

    /** Returns about how many records, as far as known. */
    OptionalLong records();

    /** Returns what may come of it (art. 33(3)(c)). */
    Optional<String> consequences();

    /** Returns what was done or is planned (art. 33(3)(d)). */
    List<String> measures();

    /** Returns where more can be asked (art. 33(3)(b)): a function, not a person. */
    Optional<String> contact();

    /** Returns how likely it harms persons; {@link BreachRisk#UNKNOWN} unless said. */
    @Value.Default
    default BreachRisk risk() {
        return BreachRisk.UNKNOWN;
    }

    /**
     * Returns why the persons need not be told although the risk is high: the data was unreadable, the risk was removed, or a public
     * notice took its place (art. 34(3)).
     */
    Optional<String> personsExemption();

    /** Returns what was told to whom, the first one first. */
    List<BreachReport> reports();

    /** Returns when it was noticed that the time limit had passed; {@code Breaches.tick} sets it. */
    Optional<Instant> missedAt();

    /** Returns how often the record was changed; {@code Breaches} sets it. */
    @Value.Default
    default int revision() {
        return 0;
    }

    /** Returns a builder that starts with this breach. */
    default Builder toBuilder() {
        return new Builder().from(this);
    }

    /** Starts a breach. */
    static Builder builder(String id, BreachRule rule, Instant awareAt, String nature) {
        return new Builder().id(new BreachId(id)).rule(rule).awareAt(awareAt).nature(nature);
    }

    /**
     * Checks texts and counts.
     *
     * @throws InvalidInputException if the nature is blank, or a count negative
     */
    @Value.Check
    default void check() {
        if (nature().isBlank()) {
            throw new InvalidInputException("breach.nature", "must not be blank");
        }
        if (persons().orElse(0) < 0 || records().orElse(0) < 0) {
            throw new InvalidInputException("breach.persons", "must not be negative, nor the records");
        }
        if (personsExemption().filter(String::isBlank).isPresent()) {
            throw new InvalidInputException("breach.personsExemption", "must not be blank");
        }
    }

    /** Returns by when the authority has to be told first; empty if there is no risk. */
    default Optional<Instant> authorityDueAt() {
        return risk() == BreachRisk.UNLIKELY
                ? Optional.empty()
                : Optional.of(awareAt().plus(rule().authorityWithin()));
    }

    /** Returns whether somebody was told. */
    default boolean told(BreachReport.Audience audience) {
        return reports().stream().anyMatch(report -> report.to() == audience);
    }

    /** Returns whether the persons still have to be told: without undue delay, so at once (art. 34(1)). */
    default boolean personsDue() {
        return risk() == BreachRisk.HIGH && personsExemption().isEmpty() && !told(BreachReport.Audience.PERSONS);
    }

    /** Returns whether the authority still has to be told. */
    default boolean authorityDue() {
        return authorityDueAt().isPresent() && !told(BreachReport.Audience.AUTHORITY);
    }

    /** Returns when something has to be done next; empty if nothing is open. */
    default Optional<Instant> nextDueAt() {
        if (personsDue()) {
            return Optional.of(awareAt());
        }
        return authorityDue() ? authorityDueAt() : Optional.empty();
    }

    /** Returns whether the authority was not told in time, as of a moment. */
    default boolean overdue(Instant now) {
        Optional<Instant> first = reports().stream()
                .filter(report -> report.to() == BreachReport.Audience.AUTHORITY)
                .map(BreachReport::at)
                .min(Instant::compareTo);
        return authorityDueAt().filter(due -> first.orElse(now).isAfter(due)).isPresent();
    }

    /** Builds a breach. */
    final class Builder extends ImmutableBreach.Builder {
        Builder() {}
    }
}
