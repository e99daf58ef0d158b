package io.crmkit.core.page;

import io.crmkit.core.error.InvalidInputException;
import java.util.Objects;
import java.util.Optional;

/**
 * Which page to read. There are no offsets and no page numbers: deep pages cost what the first one costs.
 *
 * @param size how many items at most, 1 to 1,000
 * @param after the cursor of the page before; empty for the first page
 */
public record PageRequest(int size, Optional<Cursor> after) {
    /**
     * Checks the size.
     *
     * @throws InvalidInputException if the size is outside 1 to 1,000
     */
    public PageRequest {
        Objects.requireNonNull(after, "after");
        if (size < 1 || size > 1_000) {
            throw new InvalidInputException("page.size", "must lie within 1 to 1000, was " + size);
        }
    }

    /** Returns the request for a first page. */
    public static PageRequest ofSize(int size) {
        return new PageRequest(size, Optional.empty());
    }

    /** Returns the request for the page behind a cursor. */
    public PageRequest after(Cursor cursor) {
        return new PageRequest(size, Optional.of(cursor));
    }
}
