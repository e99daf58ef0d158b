package io.crmkit.privacy.audit;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A fact for the audit log.
 *
 * @param kind what it is, such as a consent; matches {@code [a-z][a-z0-9_.-]{0,39}}
 * @param reference names the fact within its kind, so that it is logged once; opaque ids only, it stays readable for ever
 * @param content what is to be proven, canonical JSON; sealed with the key of the subject, if there is one
 * @param subject whose data it is; without one the content stays readable for ever, so it must hold nothing personal
 */
public record AuditRecord(String kind, String reference, String content, Optional<CustomerId> subject) {
    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9_.-]{0,39}");
    private static final Pattern REFERENCE = Pattern.compile("[\\p{Graph}]{1,700}");

    /**
     * Checks the form.
     *
     * @throws InvalidInputException if kind or reference has another form
     */
    public AuditRecord {
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(subject, "subject");
        if (!KIND.matcher(kind).matches()) {
            throw new InvalidInputException("auditRecord.kind", "must match " + KIND.pattern());
        }
        if (!REFERENCE.matcher(reference).matches()) {
            throw new InvalidInputException("auditRecord.reference", "must match " + REFERENCE.pattern());
        }
    }

    /** Returns a fact about a customer. */
    public static AuditRecord about(CustomerId subject, String kind, String reference, String content) {
        return new AuditRecord(kind, reference, content, Optional.of(subject));
    }

    /** Returns a fact about nobody, without personal data. */
    public static AuditRecord of(String kind, String reference, String content) {
        return new AuditRecord(kind, reference, content, Optional.empty());
    }

    @Override
    public String toString() {
        return "AuditRecord[" + kind + " " + reference + "]";
    }
}
