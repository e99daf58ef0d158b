package io.crmkit.recovery.grant;

import io.crmkit.core.Crm;
import io.crmkit.core.actor.Actor;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.CrmException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.repository.Added;
import io.crmkit.core.repository.Repository;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.recovery.authority.AuthorityPolicy;
import io.crmkit.recovery.cases.RecoveryCase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The life of grants in units of work: each step with what it does to the ledgers. */
final class GrantLife {
    private final Crm crm;
    private final Authorization authorization;
    private final Repository<CompensationGrant, GrantId> grants;

    GrantLife(Crm crm, Authorization authorization) {
        this.crm = crm;
        this.authorization = authorization;
        this.grants = crm.repository(CompensationGrant.TYPE);
    }

    CompensationGrant propose(UnitOfWork unit, GrantProposal proposal) {
        RecoveryCase of = unit.get(RecoveryCase.TYPE, proposal.caseId());
        Actor actor = crm.actor();
        Instant now = now();
        AuthorityPolicy policy = authorization.policy(proposal.amount().getCurrencyUnit(), now);
        List<String> said = GrantSteps.said(proposal.payload(), actor);
        Added<CompensationGrant> added = unit.addIfAbsent(CompensationGrant.builder()
                .caseId(of.id())
                .customer(of.customer())
                .remedy(proposal.remedy())
                .amount(proposal.amount())
                .compensation(proposal.compensation())
                .severity(of.severity())
                .addSteps(GrantStep.of(GrantStep.Kind.PROPOSED, now, actor)
                        .command(proposal.commandId(), said)
                        .dueAt(now.plus(policy.decideWithin())))
                .build());
        CompensationGrant proposed = added.entity();
        if (!added.created()) {
            return GrantSteps.resultOf(proposed, proposal.commandId(), said)
                    .orElseThrow(() -> new CommandReusedException(of.id(), proposal.commandId()));
        }
        GrantSteps.requireCase(proposed, of, "propose");
        requireLive(unit, proposed);
        if (proposed.needsApproval() || !authorization.suffices(unit, proposed, actor, now)) {
            authorization.requireCaps(unit, proposed, now);
            pend(unit, proposed);
            return proposed;
        }
        AuthoritySnapshot snapshot = authorization.reserve(unit, proposed, actor, now, "propose");
        GrantStep approved = GrantStep.of(GrantStep.Kind.APPROVED, now, actor)
                .command(proposal.commandId(), said)
                .authority(snapshot)
                .dueAt(now.plus(policy.issueWithin()));
        return store(unit, GrantSteps.after(proposed, approved));
    }

    CompensationGrant apply(UnitOfWork unit, GrantId id, GrantCommand command) {
        CompensationGrant before = unit.get(CompensationGrant.TYPE, id);
        List<String> said = GrantSteps.said(command.payload(), crm.actor());
        Optional<CompensationGrant> first = GrantSteps.resultOf(before, command.commandId(), said);
        if (first.isPresent()) {
            return first.get();
        }
        return move(unit, before, () -> {
            requireUnused(before, command);
            GrantSteps.requireState(before, command);
            return step(unit, before, command, notBefore(before, now())).command(command.commandId(), said);
        });
    }

    /**
     * Stores the next step. Records that were read one after the other need not belong together, and a refusal on such grounds means
     * nothing: if the grant has changed since it was read, the unit cannot be stored any more, and is repeated.
     */
    private CompensationGrant move(UnitOfWork unit, CompensationGrant before, Supplier<GrantStep> next) {
        GrantStep step;
        try {
            step = next.get();
        } catch (CrmException refused) {
            if (isCurrent(before)) {
                throw refused;
            }
            step = before.lastStep(); // any change will do for the store to say that somebody was quicker
        }
        if (before.state() == GrantState.PROPOSED) {
            unpend(unit, before);
        }
        return store(unit, GrantSteps.after(before, step));
    }

    /** Returns whether nobody else has moved the grant; this unit may have, or may have made it. */
    private boolean isCurrent(CompensationGrant before) {
        List<GrantStep> stored =
                grants.find(before.id()).map(CompensationGrant::steps).orElse(List.of());
        return stored.size() <= before.steps().size()
                && stored.equals(before.steps().subList(0, stored.size()));
    }

    private GrantStep step(UnitOfWork unit, CompensationGrant before, GrantCommand command, Instant now) {
        Actor actor = crm.actor();
        if (command instanceof GrantCommand.Approve) {
            requireCase(unit, before, command);
            GrantSteps.requireInTime(before, command, now);
            GrantSteps.requireFourEyes(before, actor);
            return GrantStep.of(GrantStep.Kind.APPROVED, now, actor)
                    .authority(authorization.reserve(unit, judged(unit, before), actor, now, command.name()))
                    .dueAt(now.plus(policy(before, now).issueWithin()));
        }
        if (command instanceof GrantCommand.Issue) {
            requireCase(unit, before, command);
            GrantSteps.requireInTime(before, command, now);
            authorization.requireAny(before, actor, now, command.name());
            GrantStep issuing = GrantStep.of(GrantStep.Kind.ISSUING, now, actor)
                    .dueAt(now.plus(policy(before, now).confirmWithin()));
            if (before.state() == GrantState.APPROVED) {
                return issuing;
            }
            Actor giver = before.authority().orElseThrow().actor();
            return issuing.authority(authorization.reserve(unit, judged(unit, before), giver, now, command.name()));
        }
        if (command instanceof GrantCommand.Confirm confirm) {
            authorization.ledgers().spend(unit, before);
            return GrantStep.of(GrantStep.Kind.ISSUED, now, actor).externalRef(confirm.externalRef());
        }
        if (command instanceof GrantCommand.Fail fail) {
            authorization.ledgers().release(unit, before);
            return GrantStep.of(GrantStep.Kind.FAILED, now, actor).reason(fail.reason());
        }
        if (command instanceof GrantCommand.Reject reject) {
            authorization.ledgers().release(unit, before);
            return GrantStep.of(GrantStep.Kind.REJECTED, now, actor).reason(reject.reason());
        }
        requireCase(unit, before, command);
        authorization.requireAny(before, actor, now, command.name());
        authorization.ledgers().restore(unit, before);
        return GrantStep.of(GrantStep.Kind.REVERSED, now, actor)
                .reason(command.code().orElseThrow());
    }

    /** Does what the passing of time does, if it is due. */
    Optional<GrantStep.Kind> notice(UnitOfWork unit, GrantId id, Instant now) {
        Optional<CompensationGrant> found = unit.find(CompensationGrant.TYPE, id);
        if (found.flatMap(CompensationGrant::nextDueAt)
                .filter(due -> !due.isAfter(now))
                .isEmpty()) {
            return Optional.empty();
        }
        CompensationGrant before = found.orElseThrow();
        GrantStep.Kind kind = before.state() == GrantState.ISSUING ? GrantStep.Kind.OVERDUE : GrantStep.Kind.EXPIRED;
        move(unit, before, () -> {
            if (kind == GrantStep.Kind.EXPIRED) {
                authorization.ledgers().release(unit, before);
            }
            return GrantStep.of(kind, notBefore(before, now.truncatedTo(ChronoUnit.SECONDS)), crm.actor());
        });
        return Optional.of(kind);
    }

    /** Returns a grant as one of the case that its own became, whose limits hold for it. */
    private static CompensationGrant judged(UnitOfWork unit, CompensationGrant grant) {
        return grant.withCaseId(MergedCases.surviving(unit, grant.caseId()).id());
    }

    private void requireCase(UnitOfWork unit, CompensationGrant grant, GrantCommand command) {
        GrantSteps.requireCase(grant, MergedCases.surviving(unit, grant.caseId()), command.name());
        requireLive(unit, grant);
    }

    /** Also read for the sake of the commit: a merge of the customer at the same time would move ledgers. */
    private static void requireLive(UnitOfWork unit, CompensationGrant grant) {
        if (unit.find(Customer.TYPE, grant.customer()).filter(Customer::live).isEmpty()) {
            throw new InvalidInputException("case.customer", "must be neither merged nor erased");
        }
    }

    private void requireUnused(CompensationGrant grant, GrantCommand command) {
        String key = CompensationGrant.commandKey(grant.caseId(), command.commandId());
        if (grants.findBy(CompensationGrant.COMMAND, key).isPresent()) {
            throw new CommandReusedException(grant.caseId(), command.commandId());
        }
    }

    private static void pend(UnitOfWork unit, CompensationGrant grant) {
        unit.addIfAbsent(PendingGrants.none(grant.caseId()));
        unit.update(
                PendingGrants.TYPE,
                grant.caseId(),
                pending -> pending.with(grant.id(), grant.dueAt().orElseThrow()));
    }

    private static void unpend(UnitOfWork unit, CompensationGrant grant) {
        unit.update(PendingGrants.TYPE, grant.caseId(), pending -> pending.without(grant.id()));
    }

    private static CompensationGrant store(UnitOfWork unit, CompensationGrant after) {
        return unit.update(CompensationGrant.TYPE, after.id(), before -> after);
    }

    private AuthorityPolicy policy(CompensationGrant grant, Instant at) {
        return authorization.policy(grant.amount().getCurrencyUnit(), at);
    }

    /** A clock of the host may step back; the steps of a grant do not. */
    private static Instant notBefore(CompensationGrant grant, Instant now) {
        Instant last = grant.lastStep().at();
        return now.isBefore(last) ? last : now;
    }

    private Instant now() {
        return crm.now().truncatedTo(ChronoUnit.SECONDS);
    }
}
