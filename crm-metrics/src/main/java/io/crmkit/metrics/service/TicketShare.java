package io.crmkit.metrics.service;

import java.util.List;

/**
 * Shares of tickets. Each is about tickets that were resolved; others are {@link ServiceExclusion#STILL_OPEN}.
 *
 * <p>First contact resolution is about contacts of customers with humans: tickets opened by agents or bots are
 * {@link ServiceExclusion#NOT_STARTED_BY_CUSTOMER}, tickets that only bots wrote to and resolved are
 * {@link ServiceExclusion#BOT_ONLY}. A ticket that is open again is not judged until it is resolved again.
 */
public enum TicketShare implements ShareMetric {
    /** First contact resolution: resolved now, with exactly one public reply of a human in its whole life. */
    FIRST_CONTACT_ONE_RESPONSE("fcr.one_response"),
    /** First contact resolution: resolved now, never reopened and not assigned more than once. */
    FIRST_CONTACT_NO_REOPENING("fcr.no_reopening"),
    /** Reopen rate: reopened at least once, of the tickets resolved at least once, whoever opened or resolved them. */
    REOPENED("reopen_rate");

    private final String id;

    TicketShare(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public List<Verdict> judge(Ticket ticket) {
        return List.of(verdict(ticket, Timeline.of(ticket.events(), Responder.HUMAN)));
    }

    private Verdict verdict(Ticket ticket, Timeline timeline) {
        boolean judged = this == REOPENED
                ? timeline.cycles.get(0).end().isPresent()
                : timeline.end().isPresent();
        if (this != REOPENED && ticket.openedBy() != Actor.CUSTOMER) {
            return Verdict.excluded(ServiceExclusion.NOT_STARTED_BY_CUSTOMER);
        }
        if (!judged) {
            return Verdict.excluded(ServiceExclusion.STILL_OPEN);
        }
        if (this != REOPENED && timeline.replies == 0 && !timeline.humanEnd) {
            return Verdict.excluded(ServiceExclusion.BOT_ONLY);
        }
        return Verdict.of(
                switch (this) {
                    case FIRST_CONTACT_ONE_RESPONSE -> timeline.replies == 1;
                    case FIRST_CONTACT_NO_REOPENING -> timeline.reopenings() == 0 && timeline.assignments <= 1;
                    case REOPENED -> timeline.reopenings() > 0;
                });
    }
}
