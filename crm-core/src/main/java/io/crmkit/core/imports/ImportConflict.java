package io.crmkit.core.imports;

import java.util.Objects;

/**
 * A record that an undone run has left as it is.
 *
 * @param type its entity type
 * @param record its id
 * @param row the row of the run that was about it
 * @param reason why
 */
public record ImportConflict(String type, String record, long row, Reason reason) {
    /** Refuses nulls. */
    public ImportConflict {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(reason, "reason");
    }

    /** Why a record stays. */
    public enum Reason {
        /** Somebody changed it since. */
        CHANGED,
        /** It was removed or erased since. */
        GONE,
        /** Something that came since points at it, or holds a value that it had. */
        IN_USE,
        /** The audit log holds its consents, sealed with its key. What the run permitted is taken back; an erasure removes the rest. */
        AUDITED,
        /** Something forbids to contact the customer; without a record nobody would know when it comes again. */
        STOPPED
    }
}
