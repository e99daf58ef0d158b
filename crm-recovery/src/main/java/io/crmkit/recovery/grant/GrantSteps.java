package io.crmkit.recovery.grant;

import io.crmkit.core.actor.Actor;
import io.crmkit.recovery.cases.CaseState;
import io.crmkit.recovery.cases.RecoveryCase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What may follow what in the life of a grant. Pure: reads neither clock nor store. */
final class GrantSteps {
    private static final Set<CaseState> CASE_STATES = caseStates();

    private GrantSteps() {}

    private static Set<CaseState> caseStates() {
        Set<CaseState> states = EnumSet.copyOf(CaseState.OPEN_STATES);
        states.add(CaseState.RESOLVED);
        states.add(CaseState.FOLLOW_UP);
        return Collections.unmodifiableSet(states);
    }

    static CompensationGrant after(CompensationGrant grant, GrantStep step) {
        List<GrantStep> steps = new ArrayList<>(grant.steps());
        steps.add(step);
        return grant.withSteps(steps);
    }

    /**
     * Returns the grant as it was after a command that it obeyed before; empty if it did not.
     *
     * @throws CommandReusedException if the command said something else then
     */
    static Optional<CompensationGrant> resultOf(CompensationGrant grant, String commandId, List<String> said) {
        List<GrantStep> steps = grant.steps();
        for (int last = steps.size() - 1; last >= 0; last--) {
            GrantStep step = steps.get(last);
            if (step.commandId().filter(commandId::equals).isPresent()) {
                if (!step.payload().equals(said)) {
                    throw new CommandReusedException(grant.caseId(), commandId);
                }
                return Optional.of(grant.withSteps(steps.subList(0, last + 1)));
            }
        }
        return Optional.empty();
    }

    static List<String> said(List<String> payload, Actor by) {
        List<String> said = new ArrayList<>(payload);
        said.add(by.id());
        return said;
    }

    static void requireCase(CompensationGrant grant, RecoveryCase of, String command) {
        if (!CASE_STATES.contains(of.state())) {
            throw new GrantNotAllowedException(
                    grant, command, "the case must not be " + of.state(), "reopen it or open another one");
        }
    }

    static void requireState(CompensationGrant grant, GrantCommand command) {
        Set<GrantState> from = EnumSet.of(GrantState.PROPOSED);
        if (command instanceof GrantCommand.Reject) {
            from = EnumSet.of(GrantState.PROPOSED, GrantState.APPROVED);
        } else if (command instanceof GrantCommand.Issue) {
            from = EnumSet.of(GrantState.APPROVED, GrantState.FAILED);
        } else if (command instanceof GrantCommand.Confirm || command instanceof GrantCommand.Fail) {
            from = EnumSet.of(GrantState.ISSUING);
        } else if (command instanceof GrantCommand.Reverse) {
            from = EnumSet.of(GrantState.ISSUED);
        }
        if (!from.contains(grant.state())) {
            throw new GrantNotAllowedException(
                    grant, command.name(), "the grant must be " + from, "it is " + grant.state());
        }
    }

    /** A grant is expired by its timestamps, whether or not somebody has noticed. */
    static void requireInTime(CompensationGrant grant, GrantCommand command, Instant now) {
        boolean expires = grant.state() == GrantState.PROPOSED || grant.state() == GrantState.APPROVED;
        if (expires && grant.dueAt().filter(now::isAfter).isPresent()) {
            throw new GrantNotAllowedException(
                    grant,
                    command.name(),
                    "the grant must not be expired, was due at " + grant.dueAt().orElseThrow(),
                    "propose it again");
        }
    }

    static void requireFourEyes(CompensationGrant grant, Actor approver) {
        if (grant.proposer().id().equals(approver.id())) {
            throw new GrantNotAllowedException(
                    grant, "approve", "the approver must not be the proposer", "ask another person with authority");
        }
    }
}
