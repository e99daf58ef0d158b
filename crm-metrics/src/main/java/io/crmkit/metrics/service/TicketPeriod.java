package io.crmkit.metrics.service;

import io.crmkit.core.error.InvalidInputException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The tickets of a period, by one of two dates. A report takes its counts and its times from the same period: to count by the
 * one date and to time by the other compares different tickets.
 *
 * @param by which date
 * @param from the first instant of the period
 * @param to the first instant after it
 */
public record TicketPeriod(By by, Instant from, Instant to) implements Predicate<Ticket> {
    /** Which date of a ticket puts it in a period. */
    public enum By {
        /** The opening. */
        OPENED,
        /** The last resolution; an open ticket is in no period. */
        RESOLVED
    }

    /**
     * Checks the period.
     *
     * @throws InvalidInputException if it does not end after it begins
     */
    public TicketPeriod {
        if (!from.isBefore(to)) {
            throw new InvalidInputException("period.to", "must be after period.from");
        }
    }

    /** Returns whether the ticket is one of this period. */
    @Override
    public boolean test(Ticket ticket) {
        Optional<Instant> date = by == By.OPENED ? Optional.of(ticket.openedAt()) : ticket.endedAt();
        return date.filter(at -> !at.isBefore(from) && at.isBefore(to)).isPresent();
    }
}
