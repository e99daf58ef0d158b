package io.crmkit.recovery.detection;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * A signal as a {@link Track} remembers it.
 *
 * @param signal its id
 * @param at when it happened
 * @param grade what the rule of that time says about its value
 */
public record Observation(SignalId signal, Instant at, Grade grade) {
    /** By time; the id decides between two of one second, so that the order does not depend on which came in first. */
    static final Comparator<Observation> ORDER = Comparator.comparing(Observation::at)
            .thenComparing(observation -> observation.signal().value());

    /** Refuses null. */
    public Observation {
        Objects.requireNonNull(signal, "signal");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(grade, "grade");
    }
}
