package io.crmkit.metrics.service;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The time to resolution, of tickets of any origin; a resolution by a bot is one. Resolved means the first of resolved and
 * closed in each cycle. An open ticket is {@link ServiceExclusion#STILL_OPEN}. The number of resolved tickets in a report is
 * that of its times, so count and time always have the same population; {@link TicketPeriod} selects it.
 *
 * @param until which resolution, and what counts
 * @param clock calendar or business time
 */
public record ResolutionTime(Until until, ServiceClock clock) implements TimeMetric {
    /** Which resolution ends the time. */
    public enum Until {
        /** From the opening to the first resolution, whatever came later. A reopened ticket has one. */
        FIRST_CLOSE,
        /** From the opening to the last resolution, with the time that the ticket was resolved in between. */
        LAST_CLOSE,
        /** The open time only: from the opening to the last resolution, less the time resolved in between. */
        LAST_CLOSE_OPEN_TIME
    }

    @Override
    public String id() {
        String name = switch (until) {
            case FIRST_CLOSE -> "first_close";
            case LAST_CLOSE -> "last_close";
            case LAST_CLOSE_OPEN_TIME -> "last_close_open_time";
        };
        return "resolution." + name + "." + clock.id();
    }

    @Override
    public List<Measurement> measure(Ticket ticket) {
        Timeline timeline = Timeline.of(ticket.events(), Responder.HUMAN);
        Optional<Instant> end =
                until == Until.FIRST_CLOSE ? timeline.cycles.get(0).end() : timeline.end();
        return List.of(end.map(last -> until == Until.LAST_CLOSE_OPEN_TIME
                        ? timeline.openTime(ticket.openedAt(), last, clock)
                        : clock.elapsed(ticket.openedAt(), last))
                .map(Measurement::of)
                .orElseGet(() -> Measurement.excluded(ServiceExclusion.STILL_OPEN)));
    }
}
