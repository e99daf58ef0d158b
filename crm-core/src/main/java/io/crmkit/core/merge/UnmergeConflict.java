package io.crmkit.core.merge;

import java.util.Objects;

/**
 * Something that changed after a merge, so that taking it back could not restore it as it was.
 *
 * @param kind what happened
 * @param type the entity type of the record
 * @param id its id
 * @param field the field as a JSON Pointer; empty if it is about the record as a whole
 */
public record UnmergeConflict(Kind kind, String type, String id, String field) {
    /** Refuses null. */
    public UnmergeConflict {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(field, "field");
    }

    /** What happened. */
    public enum Kind {
        /** The field was changed after the merge; what it was changed to stays. The merge had not touched it. */
        CHANGED_LATER,
        /** The field was changed after the merge had changed it; what it was changed to stays. */
        FIELD_CONFLICT,
        /** The record was changed after the merge had moved it; it goes back with the change. */
        RECORD_CHANGED,
        /** The record was removed after the merge; it stays removed. */
        RECORD_GONE,
        /** The record was given to somebody else after the merge; it stays there. */
        RECORD_MOVED_ON,
        /** The record was added to the survivor after the merge; it stays there. */
        RECORD_ADDED,
        /** A link that the merge had folded cannot come back: what it needs is gone, or its place is taken. */
        LINK_NOT_RESTORED,
        /** A unique value that the loser had is held by another customer now; the loser comes back without it. */
        VALUE_TAKEN
    }
}
