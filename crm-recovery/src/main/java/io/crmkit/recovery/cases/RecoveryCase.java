package io.crmkit.recovery.cases;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.entity.UniqueKey;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.core.interaction.Channel;
import io.crmkit.recovery.deadline.SlaClock;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.failure.FailureKind;
import io.crmkit.recovery.failure.FailureSource;
import io.crmkit.recovery.failure.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.immutables.value.Value;

/**
 * The recovery of one customer from one failure, with its clocks. Changed only by {@link CaseLifecycle}; all instants are whole
 * seconds. New attributes will be optional; not for implementation.
 */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = RecoveryCase.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = RecoveryCase.Builder.class)
public interface RecoveryCase extends WithRecoveryCase {
    /** The customer it happened to. */
    Attribute<RecoveryCase, CustomerId> CUSTOMER = Attribute.id("customer", CustomerId::new, RecoveryCase::customer);
    /** Where the case stands. */
    Attribute<RecoveryCase, CaseState> STATE = Attribute.constant("state", CaseState.class, RecoveryCase::state);
    /** When the report came in. */
    Attribute<RecoveryCase, Instant> RECEIVED_AT = Attribute.instant("received_at", RecoveryCase::receivedAt);
    /** When a clock has something to be noticed; {@link Attribute#LAST} if there is nothing. */
    Attribute<RecoveryCase, Instant> NEXT_DUE_AT =
            Attribute.instant("next_due_at", found -> found.nextDueAt().orElse(Attribute.LAST));

    /** The cases of a customer, by time of receipt. */
    EntityIndex<RecoveryCase> BY_CUSTOMER = EntityIndex.of("by_customer", CUSTOMER, RECEIVED_AT);
    /** The cases in a state, by time of receipt. */
    EntityIndex<RecoveryCase> BY_STATE = EntityIndex.of("by_state", STATE, RECEIVED_AT);
    /** All cases, by what is due next. */
    EntityIndex<RecoveryCase> BY_NEXT_DUE = EntityIndex.of("by_next_due", NEXT_DUE_AT);

    /** The fingerprint of the failure; held while something is still to be put right. */
    UniqueKey<RecoveryCase, String> OPEN_FINGERPRINT = new UniqueKey<>(
            "open_fingerprint",
            found -> CaseState.OPEN_STATES.contains(found.state()) ? List.of(found.fingerprint()) : List.of(),
            Function.identity());

    /** The descriptor; {@code Recovery} needs it to be registered with {@code Crm}. */
    EntityType<RecoveryCase, RecoveryCaseId> TYPE = EntityType.builder(
                    "recovery_case", RecoveryCase.class, RecoveryCaseId::new)
            .id(RecoveryCase::id, RecoveryCase::withId)
            .index(BY_CUSTOMER)
            .index(BY_STATE)
            .index(BY_NEXT_DUE)
            .unique(OPEN_FINGERPRINT)
            .subject(CUSTOMER)
            .personal("description", "resolutions", "dismissal")
            .onMerge(MergeRule.repoint((found, loser, survivor) -> found.withCustomer(survivor)))
            .onErasure(ErasureRule.redact(found -> found.withDescription(Optional.empty())
                    .withDismissal(Optional.empty())
                    .withResolutions(found.resolutions().stream()
                            .map(resolution -> new Resolution(resolution.cycle(), resolution.at(), ""))
                            .toList())))
            .build();

    /** Returns the id; not assigned until the case is stored. */
    @Value.Default
    default RecoveryCaseId id() {
        return new RecoveryCaseId(Id.UNASSIGNED);
    }

    /** Returns whom it happened to. */
    CustomerId customer();

    /** Returns in which way the service failed. */
    FailureKind kind();

    /** Returns how badly it hit the customer, as judged last. */
    Severity severity();

    /** Returns how the business came to know. */
    FailureSource source();

    /** Returns the way by which the report came in, if known. */
    Optional<Channel> channel();

    /** Returns when it happened, if known. */
    Optional<Instant> occurredAt();

    /** Returns when the report came in; the clocks start then. */
    Instant receivedAt();

    /** Returns what it is about, such as the key of an order. */
    Optional<String> reference();

    /** Returns what makes two reports the same failure. */
    String fingerprint();

    /** Returns what the customer said. Personal. */
    @Value.Redacted
    Optional<String> description();

    /** Returns the id of the policy by which it is handled. */
    String policy();

    /** Returns where it stands. */
    CaseState state();

    /** Returns how often it was opened: 1, and one more with each reopening. */
    int cycle();

    /** Returns who works on it, if somebody does. */
    Optional<String> owner();

    /** Returns what was done once in a cycle, in order. */
    List<Milestone> milestones();

    /** Returns how it was put right, the last cycle last. Personal. */
    @Value.Redacted
    List<Resolution> resolutions();

    /** Returns why it was no failure. Personal. */
    @Value.Redacted
    Optional<String> dismissal();

    /** Returns what the customer said to the last resolution, once the case is closed. */
    Optional<Acceptance> acceptance();

    /** Returns whether a customer who rejected the last resolution was told where else to turn to. */
    @Value.Default
    default boolean recourseTold() {
        return false;
    }

    /** Returns when it was closed, while it is. */
    Optional<Instant> closedAt();

    /** Returns its clocks, in the order in which they started. */
    List<SlaClock> clocks();

    /** Returns when it was changed last; later commands are not recorded before that. */
    Instant changedAt();

    /** Returns when the case has something to be noticed next: a reminder or a breach. */
    default Optional<Instant> nextDueAt() {
        return clocks().stream().flatMap(clock -> clock.nextFireAt().stream()).min(Instant::compareTo);
    }

    /** Returns the clock of a target that started last. */
    default Optional<SlaClock> clock(Target target) {
        return clocks().stream().filter(clock -> clock.target() == target).reduce((first, second) -> second);
    }

    /** Returns a milestone of the current cycle. */
    default Optional<Milestone> milestone(Milestone.Kind wanted) {
        return milestones().stream()
                .filter(milestone -> milestone.kind() == wanted && milestone.cycle() == cycle())
                .findFirst();
    }

    /** Returns a builder; {@link CaseLifecycle#open} is the usual way to a case. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a case. */
    final class Builder extends ImmutableRecoveryCase.Builder {
        Builder() {}
    }
}
