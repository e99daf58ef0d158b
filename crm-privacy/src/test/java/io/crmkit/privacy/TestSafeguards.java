package io.crmkit.privacy;

import io.crmkit.privacy.audit.AuditVerifier;
import io.crmkit.privacy.audit.TreeHeadSigner;
import io.crmkit.privacy.key.AesKeyEncryption;
import io.crmkit.privacy.suppression.SuppressionKeys;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Secrets for tests, and the verifier that trusts them. */
public final class TestSafeguards {
    private static final KeyPair PAIR = pair();

    private TestSafeguards() {}

    /** Returns the same secrets each time. */
    public static Safeguards create() {
        SecureRandom random = new SecureRandom();
        return new Safeguards(
                AesKeyEncryption.of("v1", new byte[32], random),
                SuppressionKeys.of("v1", new byte[32]),
                TreeHeadSigner.of("test", "2026", PAIR.getPrivate()),
                random);
    }

    /** Returns the verifier of the log that these secrets sign. */
    public static AuditVerifier verifier() {
        return AuditVerifier.of("test", "2026", PAIR.getPublic());
    }

    private static KeyPair pair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
