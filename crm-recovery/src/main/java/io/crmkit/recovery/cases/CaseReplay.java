package io.crmkit.recovery.cases;

import io.crmkit.core.error.InvalidInputException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes cases out of their journal. What comes out is the stored case {@linkplain RecoveryCase#withoutTexts without its texts}. */
public final class CaseReplay {
    private CaseReplay() {}

    /**
     * Returns a case as it was after its last entry.
     *
     * @param journal entries of any cases, in any order
     * @return empty if the case has no entries
     * @throws InvalidInputException if entries of the case are missing or there twice
     */
    public static Optional<RecoveryCase> replay(List<CaseEvent> journal, RecoveryCaseId id) {
        return replay(journal, id, Integer.MAX_VALUE);
    }

    /**
     * Returns a case as it was before its version became greater than {@code version}; otherwise like
     * {@link #replay(List, RecoveryCaseId)}.
     */
    public static Optional<RecoveryCase> replay(List<CaseEvent> journal, RecoveryCaseId id, int version) {
        ObjectNode state = JsonMapper.shared().createObjectNode();
        for (CaseEvent entry : entries(journal, id)) {
            if (entry.version() <= version) {
                entry.change().ifPresent(change -> MergePatch.apply(state, MergePatch.read(change)));
            }
        }
        return state.isEmpty()
                ? Optional.empty()
                : Optional.of(RecoveryCase.TYPE.codec().decode(state.toString()));
    }

    /** Returns the entries of a case in order, none missing. */
    static List<CaseEvent> entries(List<CaseEvent> journal, RecoveryCaseId id) {
        List<CaseEvent> entries = journal.stream()
                .filter(event -> event.caseId().equals(id))
                .sorted(Comparator.comparingInt(CaseEvent::sequence))
                .toList();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).sequence() != i + 1) {
                throw new InvalidInputException(
                        "journal", "must have entry " + (i + 1) + " of recovery case " + id + " once");
            }
        }
        return entries;
    }
}
