package io.crmkit.recovery.numbers;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.metrics.rate.NoValue;
import io.crmkit.metrics.rate.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * How often the same cause failed the same customer again within some time. Only failures that have been watched that long count, those
 * that came back early too: otherwise the last weeks would show either too many or too few.
 *
 * @param rate of the failures that were watched long enough, those that came back in time
 * @param tooRecent how many were not watched long enough
 */
public record Recurrence(Rate rate, long tooRecent) {
    /**
     * One failure.
     *
     * @param customer whom it happened to
     * @param cause the code of its cause
     * @param at when it happened
     */
    public record Failure(CustomerId customer, String cause, Instant at) {
        /** Refuses null. */
        public Failure {
            Objects.requireNonNull(customer, "customer");
            Objects.requireNonNull(cause, "cause");
            Objects.requireNonNull(at, "at");
        }
    }

    /** Refuses null. */
    public Recurrence {
        Objects.requireNonNull(rate, "rate");
    }

    /**
     * Returns the recurrence of failures, in any order; several of one customer and cause at one instant are one.
     *
     * @param within a failure this much later is the last one that counts; above 0
     * @param now up to when failures are known
     * @throws InvalidInputException if {@code within} is not above 0
     */
    public static Recurrence of(Collection<Failure> failures, Duration within, Instant now) {
        if (within.isNegative() || within.isZero()) {
            throw new InvalidInputException("within", "must be above 0");
        }
        Map<CustomerId, Map<String, List<Instant>>> times = new HashMap<>();
        failures.stream()
                .distinct()
                .forEach(failure -> times.computeIfAbsent(failure.customer(), customer -> new HashMap<>())
                        .computeIfAbsent(failure.cause(), cause -> new ArrayList<>())
                        .add(failure.at()));
        long watched = 0;
        long again = 0;
        long tooRecent = 0;
        for (Map<String, List<Instant>> ofCustomer : times.values()) {
            for (List<Instant> ofCause : ofCustomer.values()) {
                Collections.sort(ofCause);
                for (int i = 0; i < ofCause.size(); i++) {
                    Instant end = ofCause.get(i).plus(within);
                    if (end.isAfter(now)) {
                        tooRecent++;
                    } else {
                        watched++;
                        again += i + 1 < ofCause.size() && !ofCause.get(i + 1).isAfter(end) ? 1 : 0;
                    }
                }
            }
        }
        return new Recurrence(Rate.of("recovery.recurrence", again, watched, NoValue.NO_CASES), tooRecent);
    }
}
