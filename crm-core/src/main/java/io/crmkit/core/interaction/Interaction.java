package io.crmkit.core.interaction;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.entity.UniqueKey;
import io.crmkit.core.id.AccountId;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.id.InteractionId;
import io.crmkit.core.source.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.immutables.value.Value;

/**
 * Something said or done between the business and a customer, over one channel at one time. A fact: correct it by a new one.
 * {@code toString} hides all personal data. Not for implementation outside this package.
 */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = Interaction.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = Interaction.Builder.class)
public interface Interaction extends WithInteraction {
    /** The customer. */
    Attribute<Interaction, CustomerId> CUSTOMER = Attribute.id("customer", CustomerId::new, Interaction::customer);
    /** The account; the empty id without one. */
    Attribute<Interaction, AccountId> ACCOUNT = Attribute.id(
            "account", AccountId::new, interaction -> interaction.account().orElse(new AccountId(Id.UNASSIGNED)));
    /** When it happened. */
    Attribute<Interaction, Instant> OCCURRED_AT = Attribute.instant("occurred_at", Interaction::occurredAt);

    /** By customer, then time. */
    EntityIndex<Interaction> BY_CUSTOMER = EntityIndex.of("by_customer", CUSTOMER, OCCURRED_AT);

    /** The record in another system, so that it can be imported again without doubling. */
    UniqueKey<Interaction, Source> SOURCE = new UniqueKey<>(
            "source", interaction -> interaction.source().stream().toList(), Source::key);

    /** What the library has to know about interactions. */
    EntityType<Interaction, InteractionId> TYPE = EntityType.builder(
                    "interaction", Interaction.class, InteractionId::new)
            .id(Interaction::id, Interaction::withId)
            .happenedAt(Interaction::occurredAt, Interaction::withOccurredAt)
            .index(BY_CUSTOMER)
            .unique(SOURCE)
            .subject(CUSTOMER)
            .optionalReference(ACCOUNT, "account")
            .personal("participants", "subject", "body", "bodyReference", "threadId", "source")
            .onMerge(MergeRule.repoint(InteractionRules::repoint))
            .onErasure(ErasureRule.redact(InteractionRules::redact))
            .build();

    /** Returns the id; unassigned until a repository adds the interaction. */
    @Value.Default
    default InteractionId id() {
        return new InteractionId(Id.UNASSIGNED);
    }

    /** Returns the customer it is about. */
    CustomerId customer();

    /** Returns the account it belongs to. */
    Optional<AccountId> account();

    /** Returns the way it took. */
    Channel channel();

    /** Returns what it was, as the business calls it, such as {@code complaint} or {@code demo}; a code, not free text. */
    Optional<String> kind();

    /** Returns who turned to whom. */
    Direction direction();

    /** Returns who took part. A customer other than {@link #customer()} is named by id alone. */
    @Value.Redacted
    List<Participant> participants();

    /** Returns when it happened; the time of adding unless stated. */
    @Value.Default
    default Instant occurredAt() {
        return EntityType.WHEN_ADDED;
    }

    /** Returns how long it took, not negative. */
    Optional<Duration> duration();

    /** Returns what it was about, in a line. */
    @Value.Redacted
    Optional<String> subject();

    /** Returns what was said. */
    @Value.Redacted
    Optional<String> body();

    /** Returns where what was said is kept, such as the key of a recording. */
    @Value.Redacted
    Optional<String> bodyReference();

    /** Returns what came of it, as the business calls it; a code, not free text. */
    Optional<String> outcome();

    /** Returns the conversation it belongs to. */
    @Value.Redacted
    Optional<String> threadId();

    /** Returns the case it belongs to, by its id. */
    Optional<String> caseRef();

    /** Returns the point of the customer's journey, as the business calls it; a code, not free text. */
    Optional<String> touchpoint();

    /** Returns the mood, from -1 (bad) to 1 (good). */
    OptionalDouble sentiment();

    /** Returns who acted. */
    Optional<Actor> actor();

    /** Returns the record in another system that this one came from. */
    @Value.Redacted
    Optional<Source> source();

    /** Returns a builder that starts with this interaction. */
    default Builder toBuilder() {
        return new Builder().from(this);
    }

    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the duration is negative, the sentiment outside -1..1, a text
     *     blank, or another customer named with a contact point
     */
    @Value.Check
    default void check() {
        InteractionRules.check(this);
    }

    /** Starts an interaction in which the customer turned to the business. */
    static Builder inbound(CustomerId customer, Channel channel) {
        return builder(customer, channel, Direction.IN);
    }

    /** Starts an interaction in which the business turned to the customer. */
    static Builder outbound(CustomerId customer, Channel channel) {
        return builder(customer, channel, Direction.OUT);
    }

    /** Starts something about the customer within the business. */
    static Builder internal(CustomerId customer, Channel channel) {
        return builder(customer, channel, Direction.INTERNAL);
    }

    /** Starts an interaction. */
    static Builder builder(CustomerId customer, Channel channel, Direction direction) {
        return new Builder().customer(customer).channel(channel).direction(direction);
    }

    /** Builds {@link Interaction}s. */
    final class Builder extends ImmutableInteraction.Builder {
        Builder() {}
    }
}
