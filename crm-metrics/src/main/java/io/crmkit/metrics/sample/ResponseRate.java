package io.crmkit.metrics.sample;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.interval.ProportionInterval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How many of the people who got an invitation answered. Invitations that never arrived are not in the denominator; they are
 * kept, so that the other rate, over all that were sent, can be told from it.
 *
 * @param invited invitations sent
 * @param undelivered invitations that did not arrive, such as bounced mails; part of {@code invited}
 * @param responses people who answered; one who answered several times counts once
 */
public record ResponseRate(long invited, long undelivered, long responses) {
    /**
     * Checks that the numbers can be true.
     *
     * @throws InvalidInputException if a number is negative, or there are more undelivered invitations or more responses than
     *     invitations allow
     */
    public ResponseRate {
        Require.count("invited", invited);
        Require.count("undelivered", undelivered);
        Require.count("responses", responses);
        if (undelivered > invited) {
            throw new InvalidInputException("undelivered", "must not be more than invited");
        }
        if (responses > invited - undelivered) {
            throw new InvalidInputException("responses", "must not be more than the invitations delivered");
        }
    }

    /** Returns how many invitations arrived. */
    public long delivered() {
        return invited - undelivered;
    }

    /** Returns the responses in percent of the invitations delivered, 0 to 100, not rounded; empty if none was delivered. */
    public OptionalDouble value() {
        return delivered() == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * responses / delivered());
    }

    /**
     * Returns the Wilson interval of the value in percent, to compare waves with: what the next one could bring if nothing changed.
     * Empty if no invitation was delivered.
     *
     * @throws InvalidInputException if the level is not above 0 and below 1
     */
    public Optional<ConfidenceInterval> interval(double level) {
        return ProportionInterval.WILSON.of(responses, delivered(), level).map(interval -> interval.times(100));
    }

    /**
     * Returns the rate of both together, not the mean of the two.
     *
     * @throws ArithmeticException if a number does not fit a {@code long}
     */
    public ResponseRate merge(ResponseRate other) {
        return new ResponseRate(
                Math.addExact(invited, other.invited),
                Math.addExact(undelivered, other.undelivered),
                Math.addExact(responses, other.responses));
    }
}
