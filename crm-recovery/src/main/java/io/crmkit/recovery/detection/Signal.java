package io.crmkit.recovery.detection;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.interaction.Channel;
import io.crmkit.recovery.rule.Require;
import io.crmkit.recovery.rule.StableIds;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * One value that a rule looks at: a rating, a missed deadline, the reading of a device, a mention that the host judged to be
 * negative. Rule and id of the event name it; the same event handed over again is no second signal. New attributes will be
 * optional; not for implementation.
 */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = Signal.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = Signal.Builder.class)
public interface Signal extends WithSignal {
    /** The customer; the empty id without one. */
    Attribute<Signal, CustomerId> CUSTOMER = Attribute.id(
            "customer", CustomerId::new, signal -> signal.customer().orElse(new CustomerId(Id.UNASSIGNED)));
    /** What is watched; the empty id before it is stored. */
    Attribute<Signal, WatchId> WATCH = Attribute.id(
            "watch",
            WatchId::new,
            signal -> signal.fingerprint().map(Watch::idOf).orElse(new WatchId(Id.UNASSIGNED)));
    /** When it happened. */
    Attribute<Signal, Instant> OCCURRED_AT = Attribute.instant("occurred_at", Signal::occurredAt);

    /** By customer, then time. */
    EntityIndex<Signal> BY_CUSTOMER = EntityIndex.of("by_customer", CUSTOMER, OCCURRED_AT);
    /** By what is watched, then time: the evidence of a case. */
    EntityIndex<Signal> BY_WATCH = EntityIndex.of("by_watch", WATCH, OCCURRED_AT);

    /** What the library has to know about signals. */
    EntityType<Signal, SignalId> TYPE = EntityType.builder("signal", Signal.class, SignalId::new)
            .id(Signal::id, Signal::withId)
            .happenedAt(Signal::observedAt, Signal::withObservedAt)
            .index(BY_CUSTOMER)
            .index(BY_WATCH)
            .optionalSubject(CUSTOMER)
            .onMerge(MergeRule.repoint((signal, loser, survivor) -> signal.withCustomer(survivor)))
            .onErasure(ErasureRule.delete())
            .build();

    /** Returns the id; follows from rule and event. */
    @Value.Default
    default SignalId id() {
        return idOf(rule(), sourceEventId());
    }

    /** Returns the id of the rule that looks at it. */
    String rule();

    /** Returns the id that the event has where it comes from, unique for the rule; at most 150 characters, never personal data. */
    String sourceEventId();

    /** Returns whom it is about; empty for something that serves many, such as a payment gateway. */
    Optional<CustomerId> customer();

    /** Returns what it is about, such as the key of an order or device; at most 90 characters, never personal data. */
    Optional<String> reference();

    /**
     * Returns what makes two signals the same failure; never personal data. Unless set, customer, kind of the rule and reference: the same
     * as for a {@code ServiceFailure}, so that a complaint and what was detected are one case. Without a customer, rule and reference.
     */
    Optional<String> fingerprint();

    /** Returns what causes it, if known, such as the key of a trip: failures of one cause make an incident; the id of the rule unless set. */
    Optional<String> cause();

    /** Returns the value that the rule judges; 1 unless set, for things that are bad by happening. */
    @Value.Default
    default double value() {
        return 1;
    }

    /** Returns the way by which it came in, if known. */
    Optional<Channel> channel();

    /** Returns when it happened. */
    Instant occurredAt();

    /** Returns when the host came to know; when it is handed over, unless set. */
    @Value.Default
    default Instant observedAt() {
        return EntityType.WHEN_ADDED;
    }

    /** Returns what tells a signal that was sent again from one that was corrected: a digest of all but {@link #observedAt}. */
    default String contentHash() {
        return StableIds.of(
                rule(),
                sourceEventId(),
                customer().map(CustomerId::value).orElse(""),
                reference().orElse(""),
                fingerprint().orElse(""),
                cause().orElse(""),
                Double.toString(value()),
                channel().map(Channel::name).orElse(""),
                occurredAt().toString());
    }

    /**
     * Checks texts and value.
     *
     * @throws io.crmkit.core.error.InvalidInputException if a text is blank or too long, or the value is not finite
     */
    @Value.Check
    default void check() {
        Require.notBlank(rule(), "signal.rule");
        Require.notBlank(sourceEventId(), "signal.sourceEventId");
        Require.atMost(150, sourceEventId(), "signal.sourceEventId");
        for (Optional<String> text : List.of(reference(), cause())) {
            Require.notBlank(text, "signal.reference and signal.cause");
            text.ifPresent(present -> Require.atMost(90, present, "signal.reference and signal.cause"));
        }
        Require.notBlank(fingerprint(), "signal.fingerprint");
        Require.that(Double.isFinite(value()), "signal.value", "must be finite");
    }

    /** Returns the id of the signal that a rule gets of an event. */
    static SignalId idOf(String rule, String sourceEventId) {
        return new SignalId(StableIds.of(rule, sourceEventId));
    }

    /** Starts a signal about a customer. */
    static Builder of(String rule, String sourceEventId, CustomerId customer) {
        return aboutNobody(rule, sourceEventId).customer(customer);
    }

    /** Starts a signal about something that serves many customers. */
    static Builder aboutNobody(String rule, String sourceEventId) {
        return new Builder().rule(rule).sourceEventId(sourceEventId);
    }

    /** Builds a signal. */
    final class Builder extends ImmutableSignal.Builder {
        Builder() {}
    }
}
