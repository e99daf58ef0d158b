package io.crmkit.recovery.numbers;

import io.crmkit.recovery.cases.CaseEvent;
import io.crmkit.recovery.cases.CaseState;
import io.crmkit.recovery.cases.RecoveryCaseId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * What was still to be put right at one moment, by the journal: it says so of any moment in the past too, which the cases as they are now
 * cannot.
 *
 * @param at the moment
 * @param open how many cases were open
 * @param oldestSince since when the oldest of them was known; empty if none was open
 */
public record Backlog(Instant at, long open, Optional<Instant> oldestSince) {
    private static final Comparator<CaseEvent> BY_SEQUENCE = Comparator.comparingInt(CaseEvent::sequence);

    /**
     * Returns the backlog at a moment; what happened at that second had happened. Of each case the entry with the highest sequence says
     * whether it was open, and that with the lowest since when it was known.
     *
     * @param journal the entries of all cases, in any order
     */
    public static Backlog at(Instant moment, Collection<CaseEvent> journal) {
        Map<RecoveryCaseId, CaseEvent> first = new HashMap<>();
        Map<RecoveryCaseId, CaseEvent> last = new HashMap<>();
        for (CaseEvent event : journal) {
            if (!event.at().isAfter(moment)) {
                first.merge(event.caseId(), event, BinaryOperator.minBy(BY_SEQUENCE));
                last.merge(event.caseId(), event, BinaryOperator.maxBy(BY_SEQUENCE));
            }
        }
        last.values().removeIf(event -> !CaseState.OPEN_STATES.contains(event.state()));
        first.keySet().retainAll(last.keySet());
        return new Backlog(
                moment, last.size(), first.values().stream().map(CaseEvent::at).min(Instant::compareTo));
    }
}
