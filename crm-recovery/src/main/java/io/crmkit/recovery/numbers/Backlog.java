package io.crmkit.recovery.numbers;

import io.crmkit.recovery.cases.CaseEvent;
import io.crmkit.recovery.cases.CaseState;
import io.crmkit.recovery.cases.RecoveryCaseId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was still to be put right at one moment, by the journal: it says so of any moment in the past too, which the cases as they are now
 * cannot.
 *
 * @param at the moment
 * @param open how many cases were open
 * @param oldestSince since when the oldest of them was known; empty if none was open
 */
public record Backlog(Instant at, long open, Optional<Instant> oldestSince) {
    /**
     * Returns the backlog at a moment; what happened at that second had happened.
     *
     * @param journal the entries of all cases; those of one case in their order
     */
    public static Backlog at(Instant moment, Collection<CaseEvent> journal) {
        Map<RecoveryCaseId, CaseState> states = new LinkedHashMap<>();
        Map<RecoveryCaseId, Instant> since = new HashMap<>();
        for (CaseEvent event : journal) {
            if (!event.at().isAfter(moment)) {
                states.put(event.caseId(), event.state());
                since.putIfAbsent(event.caseId(), event.at());
            }
        }
        states.values().removeIf(state -> !CaseState.OPEN_STATES.contains(state));
        return new Backlog(
                moment, states.size(), states.keySet().stream().map(since::get).min(Instant::compareTo));
    }
}
