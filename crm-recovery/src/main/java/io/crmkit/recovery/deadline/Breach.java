package io.crmkit.recovery.deadline;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A deadline that passed. It is never taken back by reopening or a change of policy; only by an act that was in time and is recorded
 * after somebody noticed the breach.
 *
 * @param breachedAt the deadline
 * @param detectedAt when it was noticed, which may be later
 * @param policy the id of the policy that set the deadline
 * @param cause why it passed
 */
public record Breach(Instant breachedAt, Instant detectedAt, String policy, Cause cause) {
    /** Why a deadline passed. */
    public enum Cause {
        /** Nobody did what had to be done. */
        RAN_OUT,
        /** A new plan set a deadline that was past already. */
        REPLANNED
    }

    /** Refuses null. */
    public Breach {
        Objects.requireNonNull(breachedAt, "breachedAt");
        Objects.requireNonNull(detectedAt, "detectedAt");
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(cause, "cause");
    }

    /** Returns the clock with its breach, if it is late at {@code at} and nobody has noticed. */
    static SlaClock noticed(SlaClock clock, Instant at, Cause cause) {
        return clock.breach().isEmpty() && clock.lateAt(at)
                ? clock.withBreach(new Breach(clock.dueAt().orElseThrow(), at, clock.policy(), cause))
                : clock;
    }

    /** Returns the clock without a breach of its present deadline that was none, seen from {@code at}. */
    static SlaClock reconsidered(SlaClock clock, Instant at) {
        boolean none = clock.breach()
                .filter(breach ->
                        clock.dueAt().filter(breach.breachedAt()::equals).isPresent())
                .filter(breach -> !clock.lateAt(at))
                .isPresent();
        return none ? clock.withBreach(Optional.empty()) : clock;
    }
}
