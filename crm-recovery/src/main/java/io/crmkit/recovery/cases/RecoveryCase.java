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
import io.crmkit.recovery.failure.FailureCategory;
import io.crmkit.recovery.failure.FailureDimension;
import io.crmkit.recovery.failure.FailureKind;
import io.crmkit.recovery.failure.FailureSource;
import io.crmkit.recovery.failure.Fault;
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

    /** The policy by which a case is planned, for as long as it is not at its end; empty afterwards. */
    Attribute<RecoveryCase, String> PLANNED_BY = Attribute.text(
            "planned_by", found -> CaseState.ACTIVE_STATES.contains(found.state()) ? found.policy() : "");
    /** Who works on it; empty if nobody does. */
    Attribute<RecoveryCase, String> OWNER =
            Attribute.text("owner", found -> found.owner().orElse(""));

    /** The cases of a customer, by time of receipt. */
    EntityIndex<RecoveryCase> BY_CUSTOMER = EntityIndex.of("by_customer", CUSTOMER, RECEIVED_AT);
    /** The cases in a state, by time of receipt. */
    EntityIndex<RecoveryCase> BY_STATE = EntityIndex.of("by_state", STATE, RECEIVED_AT);
    /** All cases, by what is due next. */
    EntityIndex<RecoveryCase> BY_NEXT_DUE = EntityIndex.of("by_next_due", NEXT_DUE_AT);
    /** The cases that are not at their end, by their policy. */
    EntityIndex<RecoveryCase> BY_POLICY = EntityIndex.of("by_policy", PLANNED_BY);
    /** The cases of an owner, by state. */
    EntityIndex<RecoveryCase> BY_OWNER = EntityIndex.of("by_owner", OWNER, STATE);

    /** The number by which people name a case. */
    UniqueKey<RecoveryCase, String> NUMBER = new UniqueKey<>(
            "number", found -> found.number().isEmpty() ? List.of() : List.of(found.number()), Function.identity());

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
            .index(BY_POLICY)
            .index(BY_OWNER)
            .unique(OPEN_FINGERPRINT)
            .unique(NUMBER)
            .subject(CUSTOMER)
            .personal("description", "remedySought", "resolutions", "dismissal", "apologies", "notes", "receipts")
            .onMerge(MergeRule.repoint((found, loser, survivor) -> found.withCustomer(survivor)))
            .onErasure(ErasureRule.redact(RecoveryCase::withoutTexts))
            .build();

    /** Returns the id; not assigned until the case is stored. */
    @Value.Default
    default RecoveryCaseId id() {
        return new RecoveryCaseId(Id.UNASSIGNED);
    }

    /** Returns the number by which people name it; empty for a case that was made without one. */
    @Value.Default
    default String number() {
        return "";
    }

    /** Returns whom it happened to. */
    CustomerId customer();

    /** Returns in which way the service failed. */
    FailureKind kind();

    /** Returns how badly it hit the customer, as judged last. */
    Severity severity();

    /** Returns the category of the incident, if known. */
    Optional<FailureCategory> category();

    /** Returns whether the service itself failed or the way it was given, if known. */
    Optional<FailureDimension> dimension();

    /** Returns whose fault it was, if known. */
    Optional<Fault> fault();

    /** Returns how the failure was judged last, once it was. */
    Optional<Assessment> assessment();

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

    /** Returns what the customer asks for. Personal. */
    @Value.Redacted
    Optional<String> remedySought();

    /** Returns the keys of documents that support the report. */
    List<String> evidence();

    /** Returns the id of the policy by which it is handled. */
    String policy();

    /** Returns where it stands. */
    CaseState state();

    /** Returns how often it was opened: 1, and one more with each reopening. */
    int cycle();

    /** Returns who works on it, if somebody does. */
    Optional<String> owner();

    /** Returns the team that handles it, if one does. */
    Optional<String> team();

    /** Returns what was done once in a cycle, in order. */
    List<Milestone> milestones();

    /** Returns how it was put right, the last cycle last. Personal. */
    @Value.Redacted
    List<Resolution> resolutions();

    /** Returns the apologies, in order. Personal. */
    @Value.Redacted
    List<Apology> apologies();

    /** Returns what was noted, in order. Personal. */
    @Value.Redacted
    List<CaseNote> notes();

    /** Returns the decision that the customer was told in this cycle. */
    Optional<Decision> decision();

    /** Returns what it was linked to, at most one of each kind; a merged case is a DUPLICATE of the one it went into. */
    List<CaseLink> links();

    /** Returns the cases that it took in, in order. */
    List<RecoveryCaseId> absorbed();

    /** Returns how many reports it stands for: 1, and those of the cases that it took in. */
    @Value.Default
    default int reports() {
        return 1;
    }

    /** Returns the body that goes on with it, once it is referred. */
    Optional<String> referredTo();

    /** Returns how many grants of compensation wait for a decision. */
    @Value.Default
    default int undecidedGrants() {
        return 0;
    }

    /** Returns the code of the root cause, once it is known. */
    Optional<String> rootCause();

    /** Returns why it was no failure. Personal. */
    @Value.Redacted
    Optional<String> dismissal();

    /** Returns what the customer said to the last resolution, once they did or the case is closed. */
    Optional<Acceptance> acceptance();

    /** Returns when the customer was told in this cycle where else to turn to. */
    Optional<Instant> recourseToldAt();

    /** Returns whether the customer was told in this cycle where else to turn to. */
    default boolean recourseTold() {
        return recourseToldAt().isPresent();
    }

    /** Returns when it was closed, while it is. */
    Optional<Instant> closedAt();

    /** Returns its clocks, in the order in which they started. */
    List<SlaClock> clocks();

    /** Returns when it was changed last; nothing later is recorded before that. */
    Instant changedAt();

    /** Returns when the last command was carried out; no later one was before that. */
    Instant actedAt();

    /** Returns the number of commands that it has seen, its opening included. */
    int version();

    /** Returns the number of entries that it has in the journal. */
    int entries();

    /** Returns the commands with ids that were done, in order. */
    @Value.Redacted
    List<CommandReceipt> receipts();

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

    /** Returns the case that it went into, or that it was marked as a duplicate of. */
    default Optional<RecoveryCaseId> duplicateOf() {
        return link(CaseLink.Kind.DUPLICATE).map(RecoveryCaseId::new);
    }

    /** Returns the case that it is a part of. */
    default Optional<RecoveryCaseId> parent() {
        return link(CaseLink.Kind.PARENT).map(RecoveryCaseId::new);
    }

    /** Returns what it is linked to in this way. */
    default Optional<String> link(CaseLink.Kind kind) {
        return links().stream()
                .filter(link -> link.kind() == kind)
                .map(CaseLink::to)
                .findFirst();
    }

    /** Returns it without anything that a person wrote, as it is after the customer was erased and as the journal tells it. */
    default RecoveryCase withoutTexts() {
        return CaseTexts.removed(this);
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
