package io.crmkit.recovery.cases;

import java.time.Instant;
import java.util.Objects;

/**
 * How a failure was put right.
 *
 * @param cycle the cycle it ended
 * @param at when, in whole seconds
 * @param type in which way
 * @param text what was done, in words; personal, and hidden by {@code toString}
 */
public record Resolution(int cycle, Instant at, ResolutionType type, String text) {
    /** Refuses null. */
    public Resolution {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(text, "text");
    }

    Resolution withoutText() {
        return new Resolution(cycle, at, type, "");
    }

    @Override
    public String toString() {
        return "Resolution[cycle=" + cycle + ", at=" + at + ", type=" + type + ", text=***]";
    }
}
