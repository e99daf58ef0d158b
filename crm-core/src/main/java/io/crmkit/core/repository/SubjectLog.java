package io.crmkit.core.repository;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.store.LogEntry;
import io.crmkit.store.LogSlice;
import java.util.ArrayList;
import java.util.List;

/**
 * The logs of one kind: for each customer an append-only sequence of events, numbered from 1 without gaps.
 *
 * @param <T> the class of the events
 */
public final class SubjectLog<T> {
    private static final int PAGE = 1_000;

    private final Workspace workspace;
    private final LogType<T> type;

    SubjectLog(Workspace workspace, LogType<T> type) {
        this.workspace = workspace;
        this.type = type;
    }

    /** Returns all events of a customer; empty if there are none. */
    public LogEvents<T> read(CustomerId subject) {
        List<T> events = new ArrayList<>();
        LogEvents<T> part;
        do {
            part = read(subject, events.size(), PAGE);
            events.addAll(part.events());
        } while (events.size() < part.last());
        return new LogEvents<>(events, 1, part.last());
    }

    /**
     * Returns some events of a customer.
     *
     * @param after the sequence behind which to begin, 0 for the first event
     * @param limit how many at most, 1 or more
     * @throws InvalidInputException if {@code after} is negative or {@code limit} not positive
     */
    public LogEvents<T> read(CustomerId subject, long after, int limit) {
        if (after < 0 || limit < 1) {
            throw new InvalidInputException("log." + type, "needs after >= 0 and limit > 0");
        }
        Keys.of("customer", "log." + type + ".customer", subject);
        LogSlice slice = workspace.store().readLog(workspace.tenant(), type.logOf(subject), after, limit);
        return new LogEvents<>(
                slice.entries().stream().map(LogEntry::body).map(type::decode).toList(), after + 1, slice.last());
    }

    /** Appends events behind whatever is last, in a unit of work of their own. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final void append(CustomerId subject, T... events) {
        List<T> list = List.of(events);
        workspace.work(unit -> unit.append(type, subject, list));
    }
}
