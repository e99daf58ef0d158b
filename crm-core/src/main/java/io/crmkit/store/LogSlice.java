package io.crmkit.store;

import java.util.List;

/**
 * A part of a log.
 *
 * @param entries in ascending order, without gaps
 * @param last the newest sequence of the whole log, 0 if it is empty: for settling, lag and "start from now"
 */
public record LogSlice(List<LogEntry> entries, long last) {
    /** Copies the entries. */
    public LogSlice {
        entries = List.copyOf(entries);
    }
}
