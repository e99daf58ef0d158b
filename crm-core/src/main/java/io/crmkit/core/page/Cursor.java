package io.crmkit.core.page;

import io.crmkit.core.error.InvalidInputException;

/**
 * Where a page ended, as an opaque text that may travel to a browser and back. It is encrypted and authenticated: it shows no
 * values, and one of another tenant, query or direction is refused. It names a place in an order, so it stays good while records
 * come and go.
 */
public record Cursor(String token) {
    /**
     * Checks that there is a token.
     *
     * @throws InvalidInputException if it is blank
     */
    public Cursor {
        if (token.isBlank()) {
            throw new InvalidInputException("cursor", "must not be blank");
        }
    }
}
