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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Wraps with an AEAD of Tink: that of a keyset, or one whose key never leaves its key management service ({@code KmsClient.getAead}).
 * Each version has its AEAD; a rotation adds a version and calls {@code SubjectKeys.rewrap}, after which the older one may go. The
 * version is part of what is authenticated. A keyset that was rotated itself opens what it wrapped before: it may be given twice.
 */
public final class TinkKeyEncryption implements KeyEncryption {
    private final String current;
    private final Map<String, Aead> aeads;

    private TinkKeyEncryption(String current, Map<String, Aead> aeads) {
        this.current = current;
        this.aeads = aeads;
    }

    /**
     * Returns one with a single AEAD.
     *
     * @param version names the AEAD in what it wraps; not blank
     * @param aead safe for many threads, as those of Tink are
     * @throws InvalidInputException if the version is blank
     */
    public static TinkKeyEncryption of(String version, Aead aead) {
        return new TinkKeyEncryption(version, Map.of(checked(version), Objects.requireNonNull(aead, "aead")));
    }

    /**
     * Returns one that wraps with another AEAD and still opens what the older ones wrapped.
     *
     * @throws InvalidInputException if the version is blank or known
     */
    public TinkKeyEncryption rotatedTo(String version, Aead aead) {
        if (aeads.containsKey(version)) {
            throw new InvalidInputException("keyEncryption.version", "must be new");
        }
        Map<String, Aead> all = new LinkedHashMap<>(aeads);
        all.put(checked(version), Objects.requireNonNull(aead, "aead"));
        return new TinkKeyEncryption(version, Map.copyOf(all));
    }

    private static String checked(String version) {
        if (version.isBlank()) {
            throw new InvalidInputException("keyEncryption.version", "must not be blank");
        }
        return version;
    }

    @Override
    public WrappedKey wrap(byte[] key, String context) {
        Aead aead = Optional.ofNullable(aeads.get(current)).orElseThrow();
        try {
            byte[] text = aead.encrypt(key, associated(current, context));
            return new WrappedKey(current, Base64.getEncoder().encodeToString(text));
        } catch (GeneralSecurityException | RuntimeException failed) {
            // Whatever the client of a service throws: each has exceptions of its own, and Tink lets them through.
            throw new KeyEncryptionException(current, failed);
        }
    }

    /**
     * Returns the key that was wrapped. Nothing is changed when that fails.
     *
     * @throws UnreadableSealException if Tink refuses: it was wrapped for another context or by another key, or was changed; also
     *     if a service did not answer, which most AEADs of Tink do not tell apart
     * @throws KeyEncryptionException if the client of a service fails in a way of its own
     */
    @Override
    public byte[] unwrap(WrappedKey wrapped, String context) {
        String what = "key wrapped by version " + wrapped.version();
        Aead aead = Optional.ofNullable(aeads.get(wrapped.version()))
                .orElseThrow(() -> new UnreadableSealException(what, null));
        byte[] text = decoded(wrapped, what);
        try {
            return aead.decrypt(text, associated(wrapped.version(), context));
        } catch (GeneralSecurityException refused) {
            throw new UnreadableSealException(what, refused);
        } catch (RuntimeException failed) {
            // As above; the cause is kept, and nothing was stored or lost.
            throw new KeyEncryptionException(wrapped.version(), failed);
        }
    }

    private static byte[] decoded(WrappedKey wrapped, String what) {
        try {
            return Base64.getDecoder().decode(wrapped.text());
        } catch (IllegalArgumentException changed) {
            throw new UnreadableSealException(what, changed);
        }
    }

    private static byte[] associated(String version, String context) {
        return (version.length() + ":" + version + context).getBytes(UTF_8);
    }

    @Override
    public String currentVersion() {
        return current;
    }

    @Override
    public String toString() {
        return "TinkKeyEncryption[" + current + "]";
    }
}
