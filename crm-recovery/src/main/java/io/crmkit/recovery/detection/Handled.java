package io.crmkit.recovery.detection;

import java.time.Instant;
import java.util.Optional;

/**
 * Up to when failures of a fingerprint have been dealt with.
 *
 * @param until when the last case or incident ended; empty if there was none
 */
record Handled(Optional<Instant> until) {
    /** Returns whether an instant lies after what was dealt with. */
    boolean isOver(Instant instant) {
        return until.filter(end -> !instant.isAfter(end)).isEmpty();
    }

    /** Returns whether the cooldown of a rule keeps quiet about an instant. */
    boolean mutes(Instant instant, DetectionRule rule) {
        return until.filter(end -> !instant.isAfter(end.plus(rule.cooldown()))).isPresent();
    }
}
