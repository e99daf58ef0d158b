package io.crmkit.metrics.service;

import java.time.Instant;
import java.util.List;

/**
 * The age of the tickets that are open at an instant, since their opening: the n of its result is the backlog. What happened
 * after the instant is not known to it. A ticket that is resolved then is {@link ServiceExclusion#NOT_OPEN}, a later one
 * {@link ServiceExclusion#NOT_OPENED_YET}.
 *
 * @param at the instant; an event at it has happened
 * @param clock calendar or business time
 */
public record BacklogAge(Instant at, ServiceClock clock) implements TimeMetric {
    @Override
    public String id() {
        return "backlog.age." + clock.id() + "@" + at;
    }

    @Override
    public List<Measurement> measure(Ticket ticket) {
        return List.of(ticket.asOf(at)
                .map(known -> known.endedAt().isPresent()
                        ? Measurement.excluded(ServiceExclusion.NOT_OPEN)
                        : Measurement.of(clock.elapsed(known.openedAt(), at)))
                .orElseGet(() -> Measurement.excluded(ServiceExclusion.NOT_OPENED_YET)));
    }
}
