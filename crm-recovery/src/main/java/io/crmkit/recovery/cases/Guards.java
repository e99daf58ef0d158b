package io.crmkit.recovery.cases;

import io.crmkit.recovery.policy.RecoveryPolicy;
import java.time.Instant;
import java.util.Collection;
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

    static void requireAcknowledged(RecoveryCase before, CaseCommand command) {
        boolean acknowledged =
                before.milestones().stream().anyMatch(milestone -> milestone.kind() == Milestone.Kind.ACKNOWLEDGED);
        if (!acknowledged) {
            throw new NotAllowedException(
                    before, command, "the customer was never told that the report has arrived", "acknowledge it first");
        }
    }

    static void requireClosable(RecoveryCase before, CaseCommand.Close command, RecoveryPolicy policy, Instant at) {
        Instant answerUntil = resolvedAt(before).plus(policy.followUpWindow());
        if (command.acceptance() == Acceptance.NO_REPLY && at.isBefore(answerUntil)) {
            throw new NotAllowedException(
                    before,
                    command,
                    "the customer may still reply",
                    "it may close without a reply from " + answerUntil);
        }
        if (command.acceptance() == Acceptance.REJECTED && !command.recourseTold()) {
            throw new NotAllowedException(
                    before,
                    command,
                    "the customer rejected the resolution",
                    "reopen it, or tell the customer where else to turn to");
        }
    }

    static void requireInsideReopenWindow(RecoveryCase before, CaseCommand command, RecoveryPolicy policy, Instant at) {
        Instant end = before.closedAt().orElseGet(() -> resolvedAt(before)).plus(policy.reopenWindow());
        if (at.isAfter(end)) {
            throw new NotAllowedException(before, command, "the reopen window ended at " + end, "open a new case");
        }
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
