package io.crmkit.privacy.key.tink;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.privacy.key.KeyEncryption;
import io.crmkit.privacy.key.KeyEncryptionException;
import io.crmkit.privacy.key.UnreadableSealException;
import io.crmkit.privacy.key.WrappedKey;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Objects;

/**
 * Wraps with an AEAD of Tink: that of a keyset, or one whose key never leaves its key management service ({@code KmsClient.getAead}).
 *
 * <p>Tink finds the key of a text by itself, so the AEAD opens whatever its keyset or service still has the key for. The version
 * only names what to wrap again: after a rotation, make one with another version, call {@code SubjectKeys.rewrap} for the one
 * before, and then disable the old key.
 */
public final class TinkKeyEncryption implements KeyEncryption {
    private final String version;
    private final Aead aead;

    private TinkKeyEncryption(String version, Aead aead) {
        this.version = version;
        this.aead = aead;
    }

    /**
     * Returns one that wraps with this AEAD.
     *
     * @param version names the primary key of the AEAD in what it wraps; not blank, another one after each rotation
     * @param aead safe for many threads, as those of Tink are
     * @throws InvalidInputException if the version is blank
     */
    public static TinkKeyEncryption of(String version, Aead aead) {
        if (version.isBlank()) {
            throw new InvalidInputException("keyEncryption.version", "must not be blank");
        }
        return new TinkKeyEncryption(version, Objects.requireNonNull(aead, "aead"));
    }

    /**
     * Wraps a key.
     *
     * @throws KeyEncryptionException if Tink or the service cannot
     */
    @Override
    public WrappedKey wrap(byte[] key, String context) {
        try {
            byte[] text = aead.encrypt(key, associated(version, context));
            return new WrappedKey(version, Base64.getEncoder().encodeToString(text));
        } catch (GeneralSecurityException failed) {
            throw new KeyEncryptionException(version, failed);
        }
    }

    /**
     * Returns the key that was wrapped.
     *
     * @throws UnreadableSealException if it was wrapped for another context or by a key that is gone, or was changed; or if the
     *     service did not answer, which Tink does not tell apart. Nothing is changed by that
     */
    @Override
    public byte[] unwrap(WrappedKey wrapped, String context) {
        try {
            return aead.decrypt(Base64.getDecoder().decode(wrapped.text()), associated(wrapped.version(), context));
        } catch (GeneralSecurityException | IllegalArgumentException refused) {
            throw new UnreadableSealException("key wrapped by version " + wrapped.version(), refused);
        }
    }

    private static byte[] associated(String version, String context) {
        return (version.length() + ":" + version + context).getBytes(UTF_8);
    }

    @Override
    public String currentVersion() {
        return version;
    }

    @Override
    public String toString() {
        return "TinkKeyEncryption[" + version + "]";
    }
}
