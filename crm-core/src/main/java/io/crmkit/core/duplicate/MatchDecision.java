package io.crmkit.core.duplicate;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.MatchDecisionId;
import io.crmkit.core.match.MatchOutcome;
import io.crmkit.core.match.MatchResult;
import io.crmkit.core.rule.Require;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.immutables.value.Value;

/**
 * What is known about two customers being the same: found by a model and open, or decided by a person and remembered. Both are its
 * data subjects. After a merge both may be one customer. {@code toString} hides all personal data. Not for implementation outside this
 * package.
 */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = MatchDecision.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = MatchDecision.Builder.class)
public interface MatchDecision extends WithMatchDecision {
    /** The customer whose id comes first. */
    Attribute<MatchDecision, CustomerId> FIRST =
            Attribute.id("first_customer", CustomerId::new, MatchDecision::firstCustomer);
    /** The other customer. */
    Attribute<MatchDecision, CustomerId> SECOND =
            Attribute.id("second_customer", CustomerId::new, MatchDecision::secondCustomer);
    /** Whether a person is still to decide. */
    Attribute<MatchDecision, Boolean> OPEN = Attribute.flag("open", MatchDecision::open);
    /** What the model proposes, or the person decided. */
    Attribute<MatchDecision, MatchOutcome> OUTCOME =
            Attribute.constant("outcome", MatchOutcome.class, MatchDecision::outcome);
    /** When the pair was found. */
    Attribute<MatchDecision, Instant> FOUND = Attribute.instant("found_at", MatchDecision::foundAt);

    /** By both customers. */
    EntityIndex<MatchDecision> BY_FIRST = EntityIndex.of("by_first", FIRST, SECOND);
    /** By the second customer. */
    EntityIndex<MatchDecision> BY_SECOND = EntityIndex.of("by_second", SECOND);
    /** Open or not, then outcome, then time: the queue of what is to be reviewed or merged. */
    EntityIndex<MatchDecision> BY_OPEN = EntityIndex.of("by_open", OPEN, OUTCOME, FOUND);

    /** What the library has to know about match decisions. */
    EntityType<MatchDecision, MatchDecisionId> TYPE = EntityType.builder(
                    "match_decision", MatchDecision.class, MatchDecisionId::new)
            .id(MatchDecision::id, MatchDecision::withId)
            .happenedAt(MatchDecision::foundAt, MatchDecision::withFoundAt)
            .index(BY_FIRST)
            .index(BY_SECOND)
            .index(BY_OPEN)
            .subject(FIRST)
            .subject(SECOND)
            .personal("reason")
            .onMerge(MergeRule.repoint((decision, loser, survivor) -> decision.toBuilder()
                    .pair(
                            decision.firstCustomer().equals(loser) ? survivor : decision.firstCustomer(),
                            decision.secondCustomer().equals(loser) ? survivor : decision.secondCustomer())
                    .build()))
            .onErasure(ErasureRule.delete())
            .build();

    /** Returns the id; the same for the same pair when it is found. */
    MatchDecisionId id();

    /** Returns the customer whose id comes first. */
    CustomerId firstCustomer();

    /** Returns the other customer. */
    CustomerId secondCustomer();

    /** Returns what the model proposes or, once decided, what the person decided. */
    MatchOutcome outcome();

    /** Returns the score, in bits. */
    double bits();

    /** Returns name and version of the model that compared them. */
    String model();

    /** Returns what each field said; without values. */
    List<MatchResult.Evidence> evidence();

    /** Returns the field that forbade a match without a person. */
    Optional<String> veto();

    /** Returns when the pair was found; {@link EntityType#WHEN_ADDED} unless stated. */
    @Value.Default
    default Instant foundAt() {
        return EntityType.WHEN_ADDED;
    }

    /** Returns who decided; present if, and only if, someone did. */
    Optional<Actor> decidedBy();

    /** Returns when it was decided; present if, and only if, someone did. */
    Optional<Instant> decidedAt();

    /** Returns why it was decided so. */
    @Value.Redacted
    Optional<String> reason();

    /** Returns whether a person is still to decide. */
    default boolean open() {
        return decidedBy().isEmpty();
    }

    /** Returns a builder that starts with this decision. */
    default Builder toBuilder() {
        return new Builder().from(this);
    }

    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the customers are not in order, actor and time of the decision are not
     *     both there or both missing, the reason is blank, or a person decided on a review
     */
    @Value.Check
    default void check() {
        Require.that(
                firstCustomer().value().compareTo(secondCustomer().value()) <= 0,
                "matchDecision.secondCustomer",
                "must not come before the first one");
        Require.that(
                decidedBy().isPresent() == decidedAt().isPresent(),
                "matchDecision.decidedAt",
                "must be present if, and only if, decidedBy is");
        Require.that(open() || outcome() != MatchOutcome.REVIEW, "matchDecision.outcome", "must be MATCH or NO_MATCH");
        Require.notBlank(reason(), "matchDecision.reason");
    }

    /**
     * Starts an open decision of what a model found.
     *
     * @throws io.crmkit.core.error.InvalidInputException if both customers are the same
     */
    static Builder builder(CustomerId a, CustomerId b, MatchResult result) {
        Require.that(!a.equals(b), "matchDecision.secondCustomer", "must be another one than the first");
        return new Builder().pair(a, b).id(idOf(a, b)).found(result);
    }

    /** Returns the id under which a pair is found first, whatever its order. */
    static MatchDecisionId idOf(CustomerId a, CustomerId b) {
        boolean inOrder = a.value().compareTo(b.value()) <= 0;
        String first = inOrder ? a.value() : b.value();
        String second = inOrder ? b.value() : a.value();
        String pair = first.length() + ":" + first + second; // the length keeps the boundary unambiguous
        return new MatchDecisionId(
                UUID.nameUUIDFromBytes(pair.getBytes(StandardCharsets.UTF_8)).toString());
    }

    /** Builds {@link MatchDecision}s. */
    final class Builder extends ImmutableMatchDecision.Builder {
        Builder() {}

        /** Sets both customers, in either order. */
        Builder pair(CustomerId a, CustomerId b) {
            boolean inOrder = a.value().compareTo(b.value()) <= 0;
            return firstCustomer(inOrder ? a : b).secondCustomer(inOrder ? b : a);
        }

        /** Sets what a model found. */
        Builder found(MatchResult result) {
            return outcome(result.outcome())
                    .bits(result.bits())
                    .model(result.model())
                    .evidence(result.evidence())
                    .veto(result.veto());
        }
    }
}
