package io.crmkit.store;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The whole query language of the SPI: equality on the leading attributes of a declared index, an optional range on the next
 * one (on the id when all attributes are equal), index order, a position to go on from. No OR, NOT, LIKE, joins or totals.
 *
 * <p>The order is that of the attributes of the index, then of the id (D02). A position outside the equality prefix or of other
 * types is refused (D26); outside the range it is legal. An index that is not declared exactly so is refused (D20).
 *
 * @param kind the kind to read; no record of another kind is returned (D21)
 * @param index exactly as declared for the kind
 * @param equal values of the leading attributes, none to all of them; compared exactly, one by one (D01)
 * @param range bounds of the attribute after those, within the equal values (D06)
 * @param descending the exact reverse of the ascending order, ids too (D03)
 * @param after where the page before ended
 * @param limit 1 (D19) to any int
 */
public record Scan(
        String kind,
        Index index,
        List<Value> equal,
        Optional<Range> range,
        boolean descending,
        Optional<Position> after,
        int limit) {
    /** Copies the values. */
    public Scan {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(index, "index");
        equal = List.copyOf(equal);
        Objects.requireNonNull(range, "range");
        Objects.requireNonNull(after, "after");
    }

    /** Returns the scan of a whole index, ascending, from its start. */
    public static Scan of(String kind, Index index, int limit) {
        return new Scan(kind, index, List.of(), Optional.empty(), false, Optional.empty(), limit);
    }

    /** Returns this scan with values for the leading attributes. */
    public Scan equal(Value... values) {
        return new Scan(kind, index, List.of(values), range, descending, after, limit);
    }

    /** Returns this scan with bounds for the attribute after the equal ones. */
    public Scan range(Range bounds) {
        return new Scan(kind, index, equal, Optional.of(bounds), descending, after, limit);
    }

    /** Returns this scan in the given direction. */
    public Scan descending(boolean reverse) {
        return new Scan(kind, index, equal, range, reverse, after, limit);
    }

    /** Returns this scan, going on behind {@code position}. */
    public Scan after(Position position) {
        return new Scan(kind, index, equal, range, descending, Optional.of(position), limit);
    }

    /** Returns this scan with another page size. */
    public Scan limit(int size) {
        return new Scan(kind, index, equal, range, descending, after, size);
    }
}
