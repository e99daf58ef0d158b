package io.crmkit.metrics.service;

import java.time.Duration;
import java.util.List;

/**
 * The time of replies: how long a customer waited for each. A wait begins with the opening by a customer, with the first
 * message of a customer that nobody has answered, and with a reopening by the customer or after a message of the customer;
 * it ends with the next public reply. More messages of a waiting customer do not start another wait.
 *
 * <ul>
 *   <li>A wait that a resolution cut off is {@link ServiceExclusion#ENDED_WITHOUT_REPLY}, unless a reply to the resolved
 *       ticket follows; the clock then stands from the resolution on.
 *   <li>A wait that goes on is {@link ServiceExclusion#AWAITING_REPLY}.
 *   <li>Agents who write although nobody waits reply to nothing. Tickets that no customer opened have no first response: all
 *       their waits, from the first message of the customer on, are next ones.
 * </ul>
 *
 * @param scope which replies
 * @param responder whose messages are replies
 * @param clock calendar or business time
 */
public record ResponseTime(Scope scope, Responder responder, ServiceClock clock) implements TimeMetric {
    /** Which replies are measured. */
    public enum Scope {
        /** Next response time: the waits after the first public reply of the ticket. */
        NEXT,
        /** Every wait, the first one included: average response time. */
        ALL
    }

    @Override
    public String id() {
        return "response." + (scope == Scope.NEXT ? "next." : "all.") + responder.id() + "." + clock.id();
    }

    @Override
    public List<Measurement> measure(Ticket ticket) {
        Timeline timeline = Timeline.of(ticket.events(), responder);
        return timeline.waits.stream()
                .skip(scope == Scope.ALL ? 0 : timeline.waitsUntilFirstReply())
                .map(wait -> time(wait, timeline))
                .toList();
    }

    private Measurement time(Timeline.Wait wait, Timeline timeline) {
        if (wait.reply().isEmpty()) {
            return Measurement.excluded(
                    wait.ended() ? ServiceExclusion.ENDED_WITHOUT_REPLY : ServiceExclusion.AWAITING_REPLY);
        }
        Duration time = timeline.cycles
                .get(wait.cycle())
                .within(wait.from(), wait.reply().get(), clock);
        return Measurement.of(time);
    }
}
