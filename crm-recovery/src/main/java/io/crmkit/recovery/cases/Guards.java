package io.crmkit.recovery.cases;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The guards beyond the state, each with what would satisfy it. */
final class Guards {
    private Guards() {}

    static void requireOncePerCycle(RecoveryCase before, Milestone.Kind kind) {
        before.milestone(kind).ifPresent(milestone -> {
            throw new AlreadyDoneException(before.id(), milestone);
        });
    }

    static void requireAcknowledged(Step step) {
        boolean acknowledged = step.before().milestones().stream()
                .anyMatch(milestone -> milestone.kind() == Milestone.Kind.ACKNOWLEDGED);
        if (!acknowledged) {
            throw step.refused("the customer was never told that the report has arrived", "acknowledge it first");
        }
    }

    static void requireGrantsDecided(Step step) {
        SortedSet<String> waiting = step.others().undecidedGrants(step.before());
        if (!waiting.isEmpty()) {
            throw step.refused(
                    "these grants wait for a decision: " + String.join(", ", waiting), "approve or reject them first");
        }
        int undecided = step.before().undecidedGrants();
        if (undecided > 0) {
            throw step.refused(undecided + " grants wait for a decision", "approve or reject them first");
        }
    }

    static void requireClosable(Step step, CaseCommand.Close command) {
        Instant answerUntil = answerUntil(step);
        if (command.acceptance() == Acceptance.NO_REPLY) {
            if (step.before().milestone(Milestone.Kind.FOLLOWED_UP).isPresent()) {
                throw step.refused("the customer did reply", "close it with their answer");
            }
            if (step.at().isBefore(answerUntil)) {
                throw step.refused("the customer may still reply", "it may close without a reply from " + answerUntil);
            }
        }
        boolean told = command.recourseTold() || step.before().recourseToldAt().isPresent();
        if (command.acceptance() == Acceptance.REJECTED && !told) {
            throw step.refused(
                    "the customer rejected the resolution", "reopen it, or tell the customer where else to turn to");
        }
    }

    /** Returns the root cause of the case; empty if it has none and needs none. */
    static Optional<String> requireRootCause(Step step) {
        boolean needed = step.policy()
                .rootCauseFrom()
                .filter(step.before().severity()::isAtLeast)
                .isPresent();
        if (!needed) {
            return step.before().rootCause();
        }
        Optional<String> cause =
                step.before().rootCause().or(() -> step.others().rootCause(step.before()));
        if (cause.isEmpty()) {
            throw step.refused(
                    "a case of this severity needs a root cause",
                    "conclude an analysis of the case or its incident first, or name the cause");
        }
        return cause;
    }

    static void requireRecourse(Step step, CustomerCommand.CommunicateDecision command) {
        if (command.decision() == Decision.REJECTED && !command.recourseTold()) {
            throw step.refused("a rejection has to say where else the customer can turn to", "tell the customer so");
        }
    }

    static void requireTold(Step step, CustomerCommand.Refer command) {
        if (!command.customerTold()) {
            throw step.refused("the customer does not know", "tell the customer which body goes on with it");
        }
    }

    static void requireInsideFollowUpWindow(Step step) {
        Instant end = answerUntil(step);
        if (step.at().isAfter(end)) {
            throw step.refused("the follow-up window ended at " + end, "close or reopen it");
        }
    }

    static void requireInsideReopenWindow(Step step) {
        RecoveryCase before = step.before();
        Instant end = before.closedAt()
                .orElseGet(() -> resolvedAt(before))
                .plus(step.policy().reopenWindow());
        if (step.at().isAfter(end)) {
            throw step.refused("the reopen window ended at " + end, "open a new case");
        }
    }

    private static Instant answerUntil(Step step) {
        return resolvedAt(step.before()).plus(step.policy().followUpWindow());
    }

    /** The last resolution; a case that was resolved has one. */
    static Instant resolvedAt(RecoveryCase resolved) {
        return resolved.resolutions().get(resolved.resolutions().size() - 1).at();
    }

    static String inOrder(Collection<CaseState> states) {
        return Stream.of(CaseState.values())
                .filter(states::contains)
                .map(CaseState::name)
                .collect(Collectors.joining(" or "));
    }
}
