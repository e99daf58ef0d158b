package io.crmkit.privacy.request;

import io.crmkit.privacy.erasure.ErasureAction;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * What an erasure does to one stored record.
 *
 * @param type the name of the entity type, or of the log
 * @param id the id of the record
 * @param action what is done
 * @param kept why and how long it is kept; present if, and only if, it is
 */
public record PlannedRecord(String type, String id, ErasureAction action, Optional<Kept> kept) {
    /** Refuses nulls. */
    public PlannedRecord {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(kept, "kept");
    }

    /**
     * Why a record is kept.
     *
     * @param reason in the words of the descriptor or the legal hold
     * @param until the last day; empty if it depends on an event, or nobody has said
     * @param legalBasis the rule that demands or allows it; empty if nobody has said
     */
    public record Kept(String reason, Optional<LocalDate> until, Optional<String> legalBasis) {
        /** Refuses nulls. */
        public Kept {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(until, "until");
            Objects.requireNonNull(legalBasis, "legalBasis");
        }
    }
}
