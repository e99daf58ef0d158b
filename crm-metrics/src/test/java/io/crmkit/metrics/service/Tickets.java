package io.crmkit.metrics.service;

import static io.crmkit.metrics.service.Actor.AGENT;
import static io.crmkit.metrics.service.Actor.BOT;
import static io.crmkit.metrics.service.Actor.CUSTOMER;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Tickets as text: {@code "0 opened, 5 bot, 12 agent, 12 resolved"}, minutes after ten o'clock. */
final class Tickets {
    static final Instant TEN = Instant.parse("2025-01-01T10:00:00Z");

    private Tickets() {}

    static Instant minute(long minutes) {
        return TEN.plusSeconds(60 * minutes);
    }

    static Ticket ticket(String events) {
        return Ticket.of(events(events));
    }

    static List<TicketEvent> events(String events) {
        return Stream.of(events.split(", ")).map(Tickets::event).toList();
    }

    private static TicketEvent event(String text) {
        int space = text.indexOf(' ');
        Instant at = minute(Long.parseLong(text.substring(0, space)));
        return switch (text.substring(space + 1)) {
            case "opened" -> new TicketEvent(at, TicketEvent.Type.OPENED, CUSTOMER);
            case "opened by agent" -> new TicketEvent(at, TicketEvent.Type.OPENED, AGENT);
            case "opened by bot" -> new TicketEvent(at, TicketEvent.Type.OPENED, BOT);
            case "customer" -> new TicketEvent(at, TicketEvent.Type.MESSAGE, CUSTOMER);
            case "agent" -> new TicketEvent(at, TicketEvent.Type.MESSAGE, AGENT);
            case "bot" -> new TicketEvent(at, TicketEvent.Type.MESSAGE, BOT);
            case "note" -> new TicketEvent(at, TicketEvent.Type.NOTE, AGENT);
            case "assigned" -> new TicketEvent(at, TicketEvent.Type.ASSIGNED, BOT);
            case "resolved" -> new TicketEvent(at, TicketEvent.Type.RESOLVED, AGENT);
            case "resolved by bot" -> new TicketEvent(at, TicketEvent.Type.RESOLVED, BOT);
            case "closed" -> new TicketEvent(at, TicketEvent.Type.CLOSED, BOT);
            case "reopened" -> new TicketEvent(at, TicketEvent.Type.REOPENED, CUSTOMER);
            case "reopened by agent" -> new TicketEvent(at, TicketEvent.Type.REOPENED, AGENT);
            default -> throw new AssertionError("unknown event " + text);
        };
    }
}
