package io.crmkit.privacy;

import io.crmkit.privacy.audit.TreeHeadSigner;
import io.crmkit.privacy.key.KeyEncryption;
import io.crmkit.privacy.suppression.SuppressionKeys;
import java.security.SecureRandom;
import java.util.Objects;

/**
 * The secrets of the host that audit log, erasure and suppression need. They belong outside the database; {@code toString} hides them.
 *
 * @param keyEncryption wraps the keys of the subjects
 * @param suppressionKeys hash suppressed addresses
 * @param treeHeadSigner signs the audit log; one for each tenant
 * @param random gives keys, nonces and salts
 */
public record Safeguards(
        KeyEncryption keyEncryption,
        SuppressionKeys suppressionKeys,
        TreeHeadSigner treeHeadSigner,
        SecureRandom random) {
    /** Refuses nulls. */
    public Safeguards {
        Objects.requireNonNull(keyEncryption, "keyEncryption");
        Objects.requireNonNull(suppressionKeys, "suppressionKeys");
        Objects.requireNonNull(treeHeadSigner, "treeHeadSigner");
        Objects.requireNonNull(random, "random");
    }

    @Override
    public String toString() {
        return "Safeguards[***]";
    }
}
