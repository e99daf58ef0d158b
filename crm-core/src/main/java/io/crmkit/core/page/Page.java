package io.crmkit.core.page;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One page of a longer list.
 *
 * @param items in order, at most as many as asked for
 * @param next the cursor of the next page; empty if nothing followed when this page was read
 * @param <T> the type of an item
 */
public record Page<T>(List<T> items, Optional<Cursor> next) {
    /** Copies the items. */
    public Page {
        items = List.copyOf(items);
        Objects.requireNonNull(next, "next");
    }

    /** Returns whether another page followed when this one was read. */
    public boolean hasNext() {
        return next.isPresent();
    }
}
