package io.crmkit.metrics.service;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A ticket read once from its first event to its last: its cycles, the waits of the customer, and what was counted. */
final class Timeline {
    /** A customer who waited from an instant, until a reply or in vain; {@code ended} if the ticket was resolved first. */
    record Wait(Instant from, Optional<Instant> reply, int cycle, boolean ended) {}

    final List<Cycle> cycles = new ArrayList<>();
    final List<Wait> waits = new ArrayList<>();
    /** The first response, whether somebody waited or not, and the cycle that it belongs to. */
    @Nullable
    Instant firstReply;

    int firstReplyCycle;
    int replies;

    @Nullable
    Instant firstAssignment;

    int assignments;
    boolean humanEnd;

    private final Responder responder;
    private final boolean openedByCustomer;
    private int waitsAtFirstReply;
    private Instant from;
    private @Nullable Instant end;
    private @Nullable Instant waiting;
    private boolean wroteWhenResolved;

    private Timeline(List<TicketEvent> events, Responder responder) {
        this.responder = responder;
        TicketEvent opening = events.get(0);
        this.from = opening.at();
        this.openedByCustomer = opening.actor() == Actor.CUSTOMER;
        this.waiting = openedByCustomer ? opening.at() : null;
        events.stream().skip(1).forEach(this::read);
        if (waiting != null) {
            waits.add(new Wait(waiting, Optional.empty(), cycles.size(), end != null));
        }
        cycles.add(new Cycle(from, Optional.ofNullable(end)));
    }

    static Timeline of(List<TicketEvent> events, Responder responder) {
        return new Timeline(events, responder);
    }

    Optional<Instant> end() {
        return cycles.get(cycles.size() - 1).end();
    }

    int reopenings() {
        return cycles.size() - 1;
    }

    /** Returns how many waits belong to the first response: all without one, none if no customer opened the ticket. */
    int waitsUntilFirstReply() {
        if (!openedByCustomer) {
            return 0;
        }
        return firstReply == null ? waits.size() : waitsAtFirstReply;
    }

    /** Returns the time the ticket was open between two instants. */
    Duration openTime(Instant first, Instant last, ServiceClock clock) {
        return cycles.stream().map(cycle -> cycle.within(first, last, clock)).reduce(Duration.ZERO, Duration::plus);
    }

    private void read(TicketEvent event) {
        Instant at = event.at();
        switch (event.type()) {
            case MESSAGE -> message(at, event.actor());
            case ASSIGNED -> {
                firstAssignment = firstAssignment == null ? at : firstAssignment;
                assignments++;
            }
            case RESOLVED, CLOSED -> {
                if (end == null) {
                    end = at;
                    humanEnd |= event.actor() != Actor.BOT;
                }
            }
            case REOPENED -> {
                if (end != null) {
                    reopen(at, event.actor());
                }
            }
            case OPENED, NOTE -> {} // the one opening is read first; notes are never a response
        }
    }

    private void message(Instant at, Actor actor) {
        if (actor == Actor.CUSTOMER) {
            if (end != null) {
                wroteWhenResolved = true;
            } else if (waiting == null) {
                waiting = at;
            }
        } else if (responder.includes(actor)) {
            replies++;
            if (waiting != null) {
                waits.add(new Wait(waiting, Optional.of(at), cycles.size(), false));
                waiting = null;
            }
            if (firstReply == null) {
                firstReply = at;
                firstReplyCycle = cycles.size();
                waitsAtFirstReply = waits.size();
            }
        }
    }

    private void reopen(Instant at, Actor actor) {
        if (waiting != null) {
            waits.add(new Wait(waiting, Optional.empty(), cycles.size(), true));
        }
        cycles.add(new Cycle(from, Optional.ofNullable(end)));
        waiting = actor == Actor.CUSTOMER || wroteWhenResolved ? at : null;
        wroteWhenResolved = false;
        from = at;
        end = null;
    }
}
