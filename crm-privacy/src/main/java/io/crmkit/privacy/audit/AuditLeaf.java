package io.crmkit.privacy.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.temporal.ChronoUnit.MICROS;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.privacy.input.InputRules;
import java.time.Instant;
import java.util.Objects;

/**
 * What a leaf of the audit log covers. None of it can be read once the key of the subject is gone, and all of it can stay: the
 * payload is ciphertext, and the commitment hides its content behind a salt of 256 bits that lies in the payload.
 *
 * @param kind what the fact is
 * @param reference names the fact within its kind
 * @param at when it was logged, whole microseconds
 * @param key the key of the subject that opens the payload; empty if the payload is clear, because there is nobody to protect
 * @param payload salt and content, sealed or clear, Base64
 * @param commitment SHA-256 over salt and content
 */
public record AuditLeaf(String kind, String reference, Instant at, String key, String payload, MerkleHash commitment) {
    private static final String LEAF = "crmkit.audit-leaf.v1";
    private static final String COMMITMENT = "crmkit.commitment.v1";

    /**
     * Refuses nulls.
     *
     * @throws InvalidInputException if the time lies outside of the years 1 to 9999
     */
    public AuditLeaf {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(at, "at");
        if (!InputRules.inCalendar(at)) {
            throw new InvalidInputException("auditLeaf.at", InputRules.IN_CALENDAR);
        }
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(commitment, "commitment");
    }

    /**
     * Returns the bytes that are hashed: the name of the form with its version, then kind, reference, microseconds since 1970 (64
     * bits), key, payload and commitment, each behind its length in 32 bits, big-endian, texts in UTF-8.
     */
    public byte[] bytes() {
        return CanonicalBytes.of(LEAF)
                .add(kind)
                .add(reference)
                .add(MICROS.between(Instant.EPOCH, at))
                .add(key)
                .add(payload)
                .add(commitment.bytes())
                .bytes();
    }

    /** Returns the hash of the leaf. */
    public MerkleHash hash() {
        return MerkleHash.ofLeaf(bytes());
    }

    /** Returns the commitment to a content. */
    static MerkleHash commitment(byte[] salt, String content) {
        return new Hasher()
                .plain(CanonicalBytes.of(COMMITMENT)
                        .add(salt)
                        .add(content.getBytes(UTF_8))
                        .bytes());
    }
}
