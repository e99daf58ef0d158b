package io.crmkit.privacy.audit;

import static java.time.temporal.ChronoUnit.MICROS;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.privacy.input.InputRules;
import java.time.Instant;
import java.util.Objects;

/**
 * Size and root of the audit log at one moment, signed. Publish it outside the database, such as to the auditor, or whoever owns the
 * database can rewrite everything before the next head.
 *
 * @param log names the log among others that the same key may sign
 * @param size how many leaves the tree had
 * @param root the hash over all of them
 * @param at when it was signed, whole microseconds
 * @param keyId names the key
 * @param signature Ed25519 (RFC 8032) over the canonical bytes of all the above, Base64
 */
public record SignedTreeHead(String log, long size, MerkleHash root, Instant at, String keyId, String signature) {
    /** The number of leaves. */
    public static final Attribute<SignedTreeHead, Long> SIZE = Attribute.integer("size", SignedTreeHead::size);

    /** By number of leaves. */
    public static final EntityIndex<SignedTreeHead> BY_SIZE = EntityIndex.of("by_size", SIZE);

    /** What the library has to know about heads. */
    public static final EntityType<SignedTreeHead, AuditEntryId> TYPE = EntityType.builder(
                    "audit_head", SignedTreeHead.class, AuditEntryId::new)
            .id(SignedTreeHead::id, (head, id) -> head)
            .index(BY_SIZE)
            .onMerge(MergeRule.unaffected())
            .onErasure(ErasureRule.keep("hashes over ciphertext"))
            .build();

    private static final String FORM = "crmkit.tree-head.v1";

    /**
     * Checks size and time.
     *
     * @throws InvalidInputException if the size is negative, or the time lies outside of the years 1 to 9999
     */
    public SignedTreeHead {
        Objects.requireNonNull(log, "log");
        Objects.requireNonNull(root, "root");
        Objects.requireNonNull(at, "at");
        if (!InputRules.inCalendar(at)) {
            throw new InvalidInputException("signedTreeHead.at", InputRules.IN_CALENDAR);
        }
        Objects.requireNonNull(keyId, "keyId");
        Objects.requireNonNull(signature, "signature");
        if (size < 0) {
            throw new InvalidInputException("signedTreeHead.size", "must not be negative");
        }
    }

    private AuditEntryId id() {
        return new AuditEntryId(Long.toString(size));
    }

    /** Returns size and root. */
    public TreeHead treeHead() {
        return new TreeHead(size, root);
    }

    /**
     * Returns the bytes that are signed: the name of the form with its version, then log, size (64 bits), root, microseconds since
     * 1970 (64 bits) and key, each behind its length in 32 bits, big-endian, texts in UTF-8.
     */
    byte[] signedBytes() {
        return CanonicalBytes.of(FORM)
                .add(log)
                .add(size)
                .add(root.bytes())
                .add(MICROS.between(Instant.EPOCH, at))
                .add(keyId)
                .bytes();
    }
}
