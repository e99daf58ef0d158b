package io.crmkit.recovery.deadline;

import java.time.Instant;
import java.util.Objects;

/**
 * A deadline that passed. It is never taken back, not by reopening and not by a change of policy.
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
}
