package io.crmkit.store;

import java.util.List;
import java.util.Objects;

/**
 * Where a page ended: all index attributes plus the id, compared one after the other (D11), downwards in a descending scan (D12).
 * It tells records with equal attributes apart by their ids (D10). It names a place in the order, not a record: the record may
 * be gone (D13), nothing may follow (D14), and every instance understands it (D23).
 *
 * @param attributes one value for each attribute of the index
 * @param id the id of the last record
 */
public record Position(List<Value> attributes, String id) {
    /** Copies the attributes. */
    public Position {
        attributes = List.copyOf(attributes);
        Objects.requireNonNull(id, "id");
    }

    /** Returns the place of {@code record} in {@code index}. */
    public static Position of(StoredRecord record, Index index) {
        return new Position(
                index.attributes().stream()
                        .map(name -> Objects.requireNonNull(record.attributes().get(name), name))
                        .toList(),
                record.key().id());
    }
}
