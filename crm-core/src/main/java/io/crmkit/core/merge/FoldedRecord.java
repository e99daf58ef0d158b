package io.crmkit.core.merge;

import java.util.Objects;
import java.util.Optional;

/**
 * A link that a merge made superfluous. It is kept beside the merge, and comes back when that is taken back.
 *
 * @param type its entity type
 * @param id its id
 * @param into the id of the link that took over what it said; empty if it would have led to itself
 */
public record FoldedRecord(String type, String id, Optional<String> into) {
    /** Refuses null. */
    public FoldedRecord {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(id, "id");
        into = Objects.requireNonNullElse(into, Optional.empty());
    }
}
