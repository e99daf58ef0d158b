package io.crmkit.recovery.regulation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How a duty stands for one complaint: a function of timestamps, not of who looked when.
 *
 * @param duty the duty
 * @param pack the pack and version that it is of
 * @param lastDay the last day
 * @param dueAt the last instant in time
 * @param extended whether the term is the extended one
 * @param state how it stands
 * @param doneAt when it was fulfilled
 * @param cancelledBy the duty that ended it by being fulfilled in time
 */
public record DutyStatus(
        RegulatedDuty duty,
        String pack,
        LocalDate lastDay,
        Instant dueAt,
        boolean extended,
        State state,
        Optional<Instant> doneAt,
        Optional<String> cancelledBy) {
    /** How a duty stands. */
    public enum State {
        /** Still to be done, in time. */
        OPEN,
        /** Still to be done, and late. */
        OVERDUE,
        /** Done in time. */
        MET,
        /** Done late. */
        LATE,
        /** Ended by another duty that was fulfilled in time. */
        CANCELLED
    }
}
