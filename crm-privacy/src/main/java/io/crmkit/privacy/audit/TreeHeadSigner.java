package io.crmkit.privacy.audit;

import io.crmkit.core.error.InvalidInputException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;

/** Signs heads of one log with an Ed25519 key of the host (RFC 8032; JDK 15 and later). Safe for many threads. */
public final class TreeHeadSigner {
    static final String ALGORITHM = "Ed25519";

    private final String log;
    private final String keyId;
    private final PrivateKey key;

    private TreeHeadSigner(String log, String keyId, PrivateKey key) {
        this.log = log;
        this.keyId = keyId;
        this.key = key;
    }

    /**
     * Returns the signer of a log.
     *
     * @param log names the log, such as {@code acme.example/crm}; each tenant needs another one
     * @param keyId names the key, so that it can be replaced
     * @throws InvalidInputException if a name is blank or the key is no Ed25519 key
     */
    public static TreeHeadSigner of(String log, String keyId, PrivateKey key) {
        if (log.isBlank() || keyId.isBlank()) {
            throw new InvalidInputException("treeHeadSigner", "needs the names of log and key");
        }
        TreeHeadSigner signer = new TreeHeadSigner(log, keyId, Objects.requireNonNull(key, "key"));
        try {
            signer.signature(new byte[0]);
        } catch (GeneralSecurityException unfit) {
            throw new InvalidInputException("treeHeadSigner.key", "must be an Ed25519 key", unfit);
        }
        return signer;
    }

    SignedTreeHead sign(TreeHead head, Instant at) {
        SignedTreeHead unsigned = new SignedTreeHead(log, head.size(), head.root(), at, keyId, "");
        try {
            return new SignedTreeHead(log, head.size(), head.root(), at, keyId, signature(unsigned.signedBytes()));
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("a key that has signed before signs no more", failed);
        }
    }

    private String signature(byte[] data) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(ALGORITHM);
        signature.initSign(key);
        signature.update(data);
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    @Override
    public String toString() {
        return "TreeHeadSigner[" + log + " " + keyId + "]";
    }
}
