package io.crmkit.privacy.retention;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What one {@link Retention#tick} did.
 *
 * @param examined records that it looked at
 * @param erased records that it removed, and persons that it erased
 * @param redacted records that it redacted
 * @param reviews reviews that it opened
 * @param refused records that could not be removed, because others began to name them meanwhile; left for the next round
 * @param nextDueAt when to call again; not after the time of this tick if it has not looked at everything; empty if there is no rule
 */
public record RetentionReport(
        int examined, int erased, int redacted, int reviews, int refused, Optional<Instant> nextDueAt) {
    /** Refuses null. */
    public RetentionReport {
        Objects.requireNonNull(nextDueAt, "nextDueAt");
    }

    RetentionReport next(Optional<Instant> at) {
        return new RetentionReport(examined, erased, redacted, reviews, refused, at);
    }

    RetentionReport plus(RetentionReport other) {
        return new RetentionReport(
                examined + other.examined,
                erased + other.erased,
                redacted + other.redacted,
                reviews + other.reviews,
                refused + other.refused,
                other.nextDueAt);
    }
}
