package io.crmkit.core.repository;

import java.util.List;

/**
 * A part of the log of one customer.
 *
 * @param events in the order in which they were appended
 * @param from the sequence of the first of them, 1 for the first event of the log
 * @param last the sequence of the newest event of the whole log, 0 if it is empty
 * @param <T> the class of the events
 */
public record LogEvents<T>(List<T> events, long from, long last) {
    /** Copies the events. */
    public LogEvents {
        events = List.copyOf(events);
    }
}
