package io.crmkit.privacy.audit;

import io.crmkit.core.error.InvalidInputException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Verifies heads and receipts of one log, offline: it needs the public keys and nothing else. The size of a tree comes from its
 * signed head, never from a proof. Safe for many threads.
 */
public final class AuditVerifier {
    private final String log;
    private final Map<String, PublicKey> keys;

    private AuditVerifier(String log, Map<String, PublicKey> keys) {
        this.log = log;
        this.keys = keys;
    }

    /**
     * Returns the verifier of a log.
     *
     * @param log the name that its signer was given
     * @throws InvalidInputException if the key is no Ed25519 key
     */
    public static AuditVerifier of(String log, String keyId, PublicKey key) {
        return new AuditVerifier(log, Map.of()).trusting(keyId, key);
    }

    /**
     * Returns this verifier, trusting one key more, such as the one before a rotation.
     *
     * @throws InvalidInputException if the key is no Ed25519 key, or another key has that name
     */
    public AuditVerifier trusting(String keyId, PublicKey key) {
        if (!key.getAlgorithm().equals("EdDSA") && !key.getAlgorithm().equals(TreeHeadSigner.ALGORITHM)) {
            throw new InvalidInputException("auditVerifier.key", "must be an Ed25519 key");
        }
        Map<String, PublicKey> all = new LinkedHashMap<>(keys);
        if (all.putIfAbsent(keyId, key) != null) {
            throw new InvalidInputException("auditVerifier.keyId", "must name one key only");
        }
        return new AuditVerifier(log, Map.copyOf(all));
    }

    /** Verifies the signature of a head. */
    public AuditVerdict verify(SignedTreeHead head) {
        if (!head.log().equals(log)) {
            return AuditVerdict.OTHER_LOG;
        }
        return Optional.ofNullable(keys.get(head.keyId()))
                .map(key -> signed(head, key) ? AuditVerdict.VALID : AuditVerdict.WRONG_SIGNATURE)
                .orElse(AuditVerdict.UNTRUSTED_KEY);
    }

    /** Verifies a receipt: the head, that the leaf is in its tree, and that the content is the one that was logged. */
    public AuditVerdict verify(AuditReceipt receipt) {
        AuditVerdict head = verify(receipt.head());
        if (head != AuditVerdict.VALID) {
            return head;
        }
        if (!receipt.head().treeHead().includes(receipt.leaf().hash(), receipt.proof())) {
            return AuditVerdict.NOT_INCLUDED;
        }
        return receipt.opening().map(opening -> opens(receipt.leaf(), opening)).orElse(true)
                ? AuditVerdict.VALID
                : AuditVerdict.OTHER_CONTENT;
    }

    /** Verifies two heads, and that nothing was changed or removed between them. */
    public AuditVerdict verify(SignedTreeHead earlier, SignedTreeHead later, ConsistencyProof proof) {
        AuditVerdict first = verify(earlier);
        AuditVerdict second = verify(later);
        if (first != AuditVerdict.VALID || second != AuditVerdict.VALID) {
            return first == AuditVerdict.VALID ? second : first;
        }
        return later.treeHead().continues(earlier.treeHead(), proof) ? AuditVerdict.VALID : AuditVerdict.NOT_CONTINUED;
    }

    private static boolean opens(AuditLeaf leaf, AuditReceipt.Opening opening) {
        try {
            byte[] salt = Base64.getDecoder().decode(opening.salt());
            return AuditLeaf.commitment(salt, opening.content()).equals(leaf.commitment());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static boolean signed(SignedTreeHead head, PublicKey key) {
        try {
            Signature signature = Signature.getInstance(TreeHeadSigner.ALGORITHM);
            signature.initVerify(key);
            signature.update(head.signedBytes());
            return signature.verify(Base64.getDecoder().decode(head.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }
}
