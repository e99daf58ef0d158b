package io.crmkit.privacy.request;

import io.crmkit.core.error.InvalidInputException;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * A question to the person, without whose answer the request cannot be answered. Days are those of the place of the law.
 *
 * @param askedOn the day of the question
 * @param answeredOn the day of the answer; empty while it is awaited
 * @param stopsClock whether the law lets the clock stand meanwhile
 */
public record Inquiry(LocalDate askedOn, Optional<LocalDate> answeredOn, boolean stopsClock) {
    /**
     * Checks the order.
     *
     * @throws InvalidInputException if it was answered before it was asked
     */
    public Inquiry {
        Objects.requireNonNull(askedOn, "askedOn");
        if (answeredOn.filter(day -> day.isBefore(askedOn)).isPresent()) {
            throw new InvalidInputException("inquiry.answeredOn", "must not be before it was asked");
        }
    }

    Inquiry answeredOn(LocalDate day) {
        return new Inquiry(askedOn, Optional.of(day), stopsClock);
    }
}
