package io.crmkit.metrics.service;

import io.crmkit.core.error.InvalidInputException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The events of one ticket in the order of time; events of the same instant keep the order they were given in, the opening
 * before them. Immutable.
 *
 * <p>A ticket is open from its opening until it is resolved or closed, and again from each reopening: its <em>cycles</em>. A
 * resolution of a resolved ticket and a reopening of an open one change nothing. A message does not reopen a ticket by
 * itself: "thank you" is no new question, so the system that knows must say so with an event.
 */
public final class Ticket {
    private static final Comparator<TicketEvent> IN_TIME =
            Comparator.comparing(TicketEvent::at).thenComparing(event -> event.type() != TicketEvent.Type.OPENED);

    private final List<TicketEvent> events;
    private final Optional<Instant> endedAt;

    private Ticket(List<TicketEvent> events) {
        this.events = events;
        this.endedAt = Timeline.of(events, Responder.HUMAN).end();
    }

    /** Alias for {@code of(List.of(events))}. */
    public static Ticket of(TicketEvent... events) {
        return of(List.of(events));
    }

    /**
     * Returns the ticket with these events, given in any order.
     *
     * @throws InvalidInputException if there is not exactly one opening, or an event is before it
     */
    public static Ticket of(List<TicketEvent> events) {
        List<TicketEvent> sorted = events.stream().sorted(IN_TIME).toList();
        boolean opened = !sorted.isEmpty() && sorted.get(0).type() == TicketEvent.Type.OPENED;
        if (!opened || sorted.stream().skip(1).anyMatch(event -> event.type() == TicketEvent.Type.OPENED)) {
            throw new InvalidInputException("ticket.events", "must begin with the opening, the only one");
        }
        return new Ticket(sorted);
    }

    /** Returns the events in the order of time. */
    public List<TicketEvent> events() {
        return events;
    }

    /** Returns when the ticket was opened. */
    public Instant openedAt() {
        return events.get(0).at();
    }

    /** Returns who opened the ticket. */
    public Actor openedBy() {
        return events.get(0).actor();
    }

    /** Returns when the ticket was resolved or closed for the last time; empty while it is open. */
    public Optional<Instant> endedAt() {
        return endedAt;
    }

    /** Returns the ticket as it was known at an instant, with its events until then included; empty before the opening. */
    public Optional<Ticket> asOf(Instant at) {
        return at.isBefore(openedAt())
                ? Optional.empty()
                : Optional.of(new Ticket(
                        events.stream().filter(event -> !event.at().isAfter(at)).toList()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ticket that && events.equals(that.events);
    }

    @Override
    public int hashCode() {
        return events.hashCode();
    }

    @Override
    public String toString() {
        return events.toString();
    }
}
