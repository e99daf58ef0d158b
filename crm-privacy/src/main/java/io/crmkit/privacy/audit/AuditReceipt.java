package io.crmkit.privacy.audit;

import io.crmkit.core.json.JsonCodec;
import io.crmkit.core.json.UnreadableJsonException;
import java.util.Objects;
import java.util.Optional;

/**
 * Everything that somebody needs to verify one fact without the store: an {@link AuditVerifier} and this. It shows the content to
 * whoever holds it, so give it to the subject and the auditor only; it stays valid when the subject is erased.
 *
 * @param leaf what the tree covers
 * @param opening salt and content; empty if the key of the subject is destroyed, and then only the ciphertext can be verified
 * @param proof that the leaf is in the tree
 * @param head the tree
 */
public record AuditReceipt(AuditLeaf leaf, Optional<Opening> opening, InclusionProof proof, SignedTreeHead head) {
    private static final JsonCodec<AuditReceipt> CODEC = JsonCodec.of(AuditReceipt.class);

    /** Refuses nulls. */
    public AuditReceipt {
        Objects.requireNonNull(leaf, "leaf");
        Objects.requireNonNull(opening, "opening");
        Objects.requireNonNull(proof, "proof");
        Objects.requireNonNull(head, "head");
    }

    /**
     * What the commitment of a leaf hides.
     *
     * @param salt 32 bytes, Base64
     * @param content as it was logged
     */
    public record Opening(String salt, String content) {
        /** Refuses nulls. */
        public Opening {
            Objects.requireNonNull(salt, "salt");
            Objects.requireNonNull(content, "content");
        }

        @Override
        public String toString() {
            return "Opening[***]";
        }
    }

    /** Returns the receipt as canonical JSON. */
    public String toJson() {
        return CODEC.encode(this);
    }

    /**
     * Returns the receipt that a text of {@link #toJson} stands for; what it claims is not yet verified.
     *
     * @throws UnreadableJsonException if the text is something else
     */
    public static AuditReceipt parse(String json) {
        return CODEC.decode(json);
    }
}
