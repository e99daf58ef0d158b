package io.crmkit.recovery.grant;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.entity.UniqueKey;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.Id;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.compensation.Compensation;
import io.crmkit.recovery.compensation.Remedy;
import io.crmkit.recovery.compensation.StatutoryPart;
import io.crmkit.recovery.failure.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.immutables.value.Value;
import org.joda.money.Money;

/**
 * Something of worth that the customer of a case is given. What may happen to it is told by its steps, which are never changed; the
 * rest follows from them. Changed only by {@link Grants}. New attributes will be optional; not for implementation.
 */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = CompensationGrant.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = CompensationGrant.Builder.class)
public interface CompensationGrant extends WithCompensationGrant {
    /** The case. */
    Attribute<CompensationGrant, RecoveryCaseId> CASE =
            Attribute.id("case_id", RecoveryCaseId::new, CompensationGrant::caseId);
    /** The customer of the case. */
    Attribute<CompensationGrant, CustomerId> CUSTOMER =
            Attribute.id("customer", CustomerId::new, CompensationGrant::customer);
    /** Where it stands. */
    Attribute<CompensationGrant, GrantState> STATE =
            Attribute.constant("state", GrantState.class, CompensationGrant::state);
    /** When it was proposed. */
    Attribute<CompensationGrant, Instant> PROPOSED_AT = Attribute.instant("proposed_at", CompensationGrant::proposedAt);
    /** When it has something to be noticed; {@link Attribute#LAST} if there is nothing. */
    Attribute<CompensationGrant, Instant> NEXT_DUE_AT =
            Attribute.instant("next_due_at", grant -> grant.nextDueAt().orElse(Attribute.LAST));

    /** The grants of a case, by time. */
    EntityIndex<CompensationGrant> BY_CASE = EntityIndex.of("by_case", CASE, PROPOSED_AT);
    /** The grants of a customer, by time. */
    EntityIndex<CompensationGrant> BY_CUSTOMER = EntityIndex.of("by_customer", CUSTOMER, PROPOSED_AT);
    /** The grants in a state, by time. */
    EntityIndex<CompensationGrant> BY_STATE = EntityIndex.of("by_state", STATE, PROPOSED_AT);
    /** All grants, by what is due next. */
    EntityIndex<CompensationGrant> BY_NEXT_DUE = EntityIndex.of("by_next_due", NEXT_DUE_AT);

    /** The ids of the commands that it obeyed, each once within the case; see {@link #commandKey}. */
    UniqueKey<CompensationGrant, String> COMMAND = new UniqueKey<>(
            "command",
            grant -> grant.steps().stream()
                    .flatMap(step -> step.commandId().stream())
                    .distinct()
                    .map(command -> commandKey(grant.caseId(), command))
                    .toList(),
            Function.identity());

    /** The descriptor; {@code Grants} needs it to be registered with {@code Crm}. */
    EntityType<CompensationGrant, GrantId> TYPE = EntityType.builder(
                    "compensation_grant", CompensationGrant.class, GrantId::new)
            .id(CompensationGrant::id, CompensationGrant::withId)
            .index(BY_CASE)
            .index(BY_CUSTOMER)
            .index(BY_STATE)
            .index(BY_NEXT_DUE)
            .unique(COMMAND)
            .subject(CUSTOMER)
            .reference(CASE, "recovery_case")
            .onMerge(MergeRule.repoint((grant, loser, survivor) -> grant.withCustomer(survivor)))
            .onErasure(ErasureRule.keep("money that was given must still add up; holds no text that a person wrote"))
            .build();

    /** Returns the id; not assigned until the grant is stored. */
    @Value.Default
    default GrantId id() {
        return new GrantId(Id.UNASSIGNED);
    }

    /** Returns the case. */
    RecoveryCaseId caseId();

    /** Returns the customer of the case. */
    CustomerId customer();

    /** Returns what is given. */
    Remedy remedy();

    /** Returns what it is worth. */
    Money amount();

    /** Returns what the table gave, with the row that decided and the trace of how the amount came about. */
    Compensation compensation();

    /** Returns the severity of the failure when it was proposed. */
    Severity severity();

    /** Returns what happened to it, in order; the first step is the proposal. */
    List<GrantStep> steps();

    /** Checks that there is a first step, from which the rest follows. */
    @Value.Check
    default void check() {
        if (steps().isEmpty() || steps().get(0).kind() != GrantStep.Kind.PROPOSED) {
            throw new InvalidInputException("grant.steps", "must begin with the proposal");
        }
    }

    /** Returns the last step. */
    default GrantStep lastStep() {
        return steps().get(steps().size() - 1);
    }

    /** Returns where it stands. */
    default GrantState state() {
        return lastStep().kind().state();
    }

    /** Returns who proposed it. */
    default Actor proposer() {
        return steps().get(0).by();
    }

    /** Returns when it was proposed. */
    default Instant proposedAt() {
        return steps().get(0).at();
    }

    /** Returns who approved it, if that was another person than the one who proposed it. */
    default Optional<Actor> approver() {
        return steps().stream()
                .filter(step -> step.kind() == GrantStep.Kind.APPROVED)
                .map(GrantStep::by)
                .filter(by -> !by.id().equals(proposer().id()))
                .findFirst();
    }

    /** Returns by whose authority, under which limits and out of which ledgers it was given last; empty until it was approved. */
    default Optional<AuthoritySnapshot> authority() {
        return steps().stream().flatMap(step -> step.authority().stream()).reduce((first, second) -> second);
    }

    /**
     * Returns the key to pay under, which the host hands to whoever pays, so that nothing is paid twice. One key for each attempt:
     * another one only after the host said that the one before failed.
     */
    default Optional<String> idempotencyKey() {
        long attempts = steps().stream()
                .filter(step -> step.kind() == GrantStep.Kind.ISSUING)
                .count();
        return attempts == 0 ? Optional.empty() : Optional.of(id() + "/" + attempts);
    }

    /** Returns the key of the payment at the host, once it was confirmed. */
    default Optional<String> externalRef() {
        return steps().stream().flatMap(step -> step.externalRef().stream()).findFirst();
    }

    /** Returns when it expires, or is reported because the outcome of the payment is not known; the last moment that is in time. */
    default Optional<Instant> dueAt() {
        return lastStep().dueAt();
    }

    /** Returns when it has something to be noticed: one second after {@link #dueAt}. */
    default Optional<Instant> nextDueAt() {
        return dueAt().map(due -> due.plusSeconds(1));
    }

    /** Returns the part that a statute demands, which no cap and no limit of an authority holds back. */
    default Money statutoryPart() {
        Money demanded =
                compensation().statutory().map(StatutoryPart::amount).orElse(Money.zero(amount().getCurrencyUnit()));
        return demanded.isGreaterThan(amount()) ? amount() : demanded;
    }

    /** Returns what is given beyond the statutory part. */
    default Money goodwillPart() {
        return amount().minus(statutoryPart());
    }

    /** Returns whether it is worth more than the table gives. */
    default boolean override() {
        return compensation().amount().filter(amount()::isGreaterThan).isPresent();
    }

    /** Returns whether another person than the one who proposed it has to approve it, however much that one may give. */
    default boolean needsApproval() {
        return compensation().needsApproval() || override();
    }

    /** Returns the text by which {@link #COMMAND} finds the grant that obeyed a command. */
    static String commandKey(RecoveryCaseId caseId, String commandId) {
        return caseId.value().length() + ":" + caseId + "/" + commandId;
    }

    /** Returns a builder; {@link Grants#propose(GrantProposal)} is the usual way to a grant. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds a grant. */
    final class Builder extends ImmutableCompensationGrant.Builder {
        Builder() {}
    }
}
