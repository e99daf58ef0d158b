package io.crmkit.metrics.service;

import java.time.Instant;
import java.util.List;

/**
 * First response time (FRT): until the first public reply to a ticket that a customer opened. Four choices make it; none has
 * a default.
 *
 * <ul>
 *   <li>Internal notes are never a reply; bots and auto-replies are none under {@link Responder#HUMAN}.
 *   <li>Time between a resolution and the reopening never counts. A reply to a resolved ticket counts, and the clock stands
 *       from the resolution on, so that "resolve and send" is the time until the resolution.
 *   <li>A ticket opened by an agent or a bot is {@link ServiceExclusion#NOT_STARTED_BY_CUSTOMER}, one without a reply
 *       {@link ServiceExclusion#AWAITING_REPLY} or {@link ServiceExclusion#ENDED_WITHOUT_REPLY}.
 * </ul>
 *
 * @param start where the clock starts
 * @param responder whose messages are replies
 * @param clock calendar or business time
 * @param reopening what a reopening before the first reply does
 */
public record FirstResponse(Start start, Responder responder, ServiceClock clock, Reopening reopening)
        implements TimeMetric {
    /** Where the clock starts. */
    public enum Start {
        /** At the opening of the ticket. */
        CREATION,
        /**
         * At the first assignment, or at the reopening if that is later. Without an assignment before the reply it is
         * {@link ServiceExclusion#NOT_ASSIGNED}.
         */
        ASSIGNMENT
    }

    /** What a reopening does if nobody has replied before. */
    public enum Reopening {
        /** The clock starts anew at the reopening: the cycle with the reply is measured. */
        RESTARTS,
        /** The clock goes on: the open time of all cycles until the reply is measured. */
        CONTINUES
    }

    @Override
    public String id() {
        return "frt.from_" + (start == Start.CREATION ? "creation." : "assignment.") + responder.id() + "." + clock.id()
                + (reopening == Reopening.RESTARTS ? ".reopening_restarts" : ".reopening_continues");
    }

    @Override
    public List<Measurement> measure(Ticket ticket) {
        return List.of(time(ticket));
    }

    private Measurement time(Ticket ticket) {
        if (ticket.openedBy() != Actor.CUSTOMER) {
            return Measurement.excluded(ServiceExclusion.NOT_STARTED_BY_CUSTOMER);
        }
        Timeline timeline = Timeline.of(ticket.events(), responder);
        Instant reply = timeline.firstReply;
        if (reply == null) {
            return Measurement.excluded(
                    timeline.end().isPresent()
                            ? ServiceExclusion.ENDED_WITHOUT_REPLY
                            : ServiceExclusion.AWAITING_REPLY);
        }
        Instant from = reopening == Reopening.RESTARTS
                ? timeline.cycles.get(timeline.firstReplyCycle).from()
                : ticket.openedAt();
        if (start == Start.ASSIGNMENT) {
            Instant assignment = timeline.firstAssignment;
            if (assignment == null || assignment.isAfter(reply)) {
                return Measurement.excluded(ServiceExclusion.NOT_ASSIGNED);
            }
            from = assignment.isAfter(from) ? assignment : from;
        }
        return Measurement.of(timeline.openTime(from, reply, clock));
    }
}
