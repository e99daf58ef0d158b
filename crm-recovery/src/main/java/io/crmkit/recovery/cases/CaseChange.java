package io.crmkit.recovery.cases;

import java.util.List;
import java.util.Objects;

/**
 * What a command or the passing of time does to a case; the two are to be stored together.
 *
 * @param after the case afterwards
 * @param events what goes into the journal, in order; empty if nothing happened
 */
public record CaseChange(RecoveryCase after, List<CaseEvent> events) {
    /** Copies the events. */
    public CaseChange {
        Objects.requireNonNull(after, "after");
        events = List.copyOf(events);
    }
}
