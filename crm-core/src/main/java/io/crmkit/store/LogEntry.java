package io.crmkit.store;

import java.util.Objects;

/**
 * One entry of a log. {@code toString} hides the body.
 *
 * @param sequence 1 for the first entry of a log, then without gaps
 * @param body JSON text
 */
public record LogEntry(long sequence, String body) {
    /** Refuses null. */
    public LogEntry {
        Objects.requireNonNull(body, "body");
    }

    @Override
    public String toString() {
        return "LogEntry[" + sequence + "]";
    }
}
