package io.crmkit.metrics.value;

import io.crmkit.core.error.InvalidInputException;

/** The checks of amounts. */
final class Money {
    private Money() {}

    static void finite(String field, double amount) {
        if (!Double.isFinite(amount)) {
            throw new InvalidInputException(field, "must be finite");
        }
    }
}
