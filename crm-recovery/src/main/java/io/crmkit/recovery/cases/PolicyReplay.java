package io.crmkit.recovery.cases;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.deadline.SlaClock;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.deadline.WaitReason;
import io.crmkit.recovery.policy.RecoveryPolicy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes cases out of their journal as if another policy had held all along: everybody did the same things at the same time, only the
 * clocks ran by that policy. What a tick noticed and whether the case was planned anew does not count.
 */
public final class PolicyReplay {
    private final RecoveryPolicy policy;
    private final List<CaseEvent> history;
    private final Map<RecoveryCaseId, RecoveryCase> replayed = new HashMap<>();

    private PolicyReplay(RecoveryPolicy policy, List<CaseEvent> history) {
        this.policy = policy;
        this.history = history;
    }

    /**
     * Returns the replay of a history under a policy.
     *
     * @param history entries of any cases, in any order
     */
    public static PolicyReplay of(RecoveryPolicy policy, List<CaseEvent> history) {
        return new PolicyReplay(Objects.requireNonNull(policy, "policy"), List.copyOf(history));
    }

    /**
     * Returns a case, without its texts, with the clocks that it would have after its last entry; no breach of them is marked, but see
     * {@link SlaClock#result}.
     *
     * @throws InvalidInputException if it has no entries, entries are missing or there twice, or the history lacks a case that was
     *     merged into it
     */
    public RecoveryCase replay(RecoveryCaseId id) {
        RecoveryCase known = replayed.get(id);
        if (known != null) {
            return known;
        }
        List<CaseEvent> entries = CaseReplay.entries(history, id);
        if (entries.isEmpty()) {
            throw new InvalidInputException("history", "must hold the journal of recovery case " + id);
        }
        RecoveryCase last = replay(entries);
        replayed.put(id, last);
        return last;
    }

    private RecoveryCase replay(List<CaseEvent> entries) {
        ObjectNode state = JsonMapper.shared().createObjectNode();
        Optional<RecoveryCase> before = Optional.empty();
        for (CaseEvent entry : entries) {
            entry.change().ifPresent(change -> MergePatch.apply(state, MergePatch.read(change)));
            if (entry.target().isEmpty()) { // not what time brought
                RecoveryCase after = RecoveryCase.TYPE.codec().decode(state.toString());
                List<SlaClock> clocks = before.isPresent()
                        ? moved(entry, before.get(), after)
                        : CaseClocks.started(policy, after.severity(), after.receivedAt());
                before = Optional.of(after.withClocks(clocks).withPolicy(policy.id()));
            }
        }
        return before.orElseThrow();
    }

    /** Moves the clocks as the command behind the entry moves them. */
    private List<SlaClock> moved(CaseEvent entry, RecoveryCase before, RecoveryCase after) {
        CaseClocks clocks = new CaseClocks(policy, before, entry.at());
        return switch (entry.type()) {
            case ACKNOWLEDGED -> clocks.stopped(Target.ACKNOWLEDGE);
            case ASSESSED -> clocks.replanned(policy, after.severity());
            case WAITING ->
                clocks.paused(
                        after.state() == CaseState.WAITING_CUSTOMER ? WaitReason.CUSTOMER : WaitReason.THIRD_PARTY);
            case RESUMED -> clocks.resumed();
            case INFORMED -> clocks.told(Target.FIRST_RESPONSE);
            case DECISION_COMMUNICATED -> clocks.told(Target.FIRST_RESPONSE, Target.FINAL_RESPONSE);
            case RESOLVED -> clocks.resolved();
            case FOLLOW_UP_STARTED -> clocks.stopped(Target.FOLLOW_UP);
            case CLOSED -> clocks.closed(after.acceptance().orElseThrow());
            case REOPENED -> clocks.reopened(after.cycle());
            case ABSORBED ->
                clocks.fromEarliest(replay(after.absorbed().get(after.absorbed().size() - 1)));
            case DISMISSED, MERGED, REFERRED -> clocks.cancelled();
            default -> before.clocks();
        };
    }
}
