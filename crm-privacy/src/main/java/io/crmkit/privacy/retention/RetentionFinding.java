package io.crmkit.privacy.retention;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * What the rules say about one record.
 *
 * @param type the name of its type
 * @param record its id
 * @param action what is due; empty if it stays as it is
 * @param reason why it goes or stays
 * @param detail what names the reason: the exemption, the legal hold, the type that names it; empty if there is nothing to add. Not
 *     personal
 * @param rule the deciding rule, as {@code schedule version/rule}: of several, the one that keeps the record longest
 * @param dueAt when the period of that rule ended or ends, or a decision to keep it; empty if it is not known
 */
public record RetentionFinding(
        String type,
        String record,
        Optional<RetentionAction> action,
        RetentionReason reason,
        String detail,
        String rule,
        Optional<Instant> dueAt) {
    /** Refuses nulls. */
    public RetentionFinding {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(record, "record");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(detail, "detail");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(dueAt, "dueAt");
    }

    RetentionFinding stays(RetentionReason because, String more) {
        return new RetentionFinding(type, record, Optional.empty(), because, more, rule, dueAt);
    }
}
