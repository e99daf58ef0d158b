package io.crmkit.privacy.key;

import io.crmkit.core.error.InvalidInputException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Wraps with AES-256-GCM keys that the host holds in memory, for hosts without a key management service. Older versions open what
 * they wrapped; a rotation adds a version and calls {@code SubjectKeys.rewrap}. The version is part of what is authenticated.
 */
public final class AesKeyEncryption implements KeyEncryption {
    private final String current;
    private final Map<String, SecretKey> keys;
    private final SecureRandom random;

    private AesKeyEncryption(String current, Map<String, SecretKey> keys, SecureRandom random) {
        this.current = current;
        this.keys = keys;
        this.random = random;
    }

    /**
     * Returns one with a single key.
     *
     * @param version names the key in what it wraps; not blank
     * @param key 32 bytes, copied
     * @throws InvalidInputException if the version is blank or the key has another length
     */
    public static AesKeyEncryption of(String version, byte[] key, SecureRandom random) {
        return new AesKeyEncryption(version, Map.of(version, checked(version, key)), random);
    }

    /**
     * Returns one that wraps with a new key and still opens what the older ones wrapped.
     *
     * @throws InvalidInputException if the version is blank or known, or the key has not 32 bytes
     */
    public AesKeyEncryption rotatedTo(String version, byte[] key) {
        if (keys.containsKey(version)) {
            throw new InvalidInputException("keyEncryption.version", "must be new");
        }
        Map<String, SecretKey> all = new LinkedHashMap<>(keys);
        all.put(version, checked(version, key));
        return new AesKeyEncryption(version, Map.copyOf(all), random);
    }

    private static SecretKey checked(String version, byte[] key) {
        if (version.isBlank()) {
            throw new InvalidInputException("keyEncryption.version", "must not be blank");
        }
        if (key.length != AesGcm.KEY_BYTES) {
            throw new InvalidInputException("keyEncryption.key", "must have " + AesGcm.KEY_BYTES + " bytes");
        }
        return new SecretKeySpec(key, "AES");
    }

    @Override
    public WrappedKey wrap(byte[] key, String context) {
        SecretKey wrapping = Optional.ofNullable(keys.get(current)).orElseThrow();
        return new WrappedKey(current, AesGcm.seal(wrapping, key, bound(current, context), random));
    }

    @Override
    public byte[] unwrap(WrappedKey wrapped, String context) {
        String version = wrapped.version();
        SecretKey wrapping = Optional.ofNullable(keys.get(version))
                .orElseThrow(() -> new UnreadableSealException("key wrapped by version " + version, null));
        return AesGcm.open(wrapping, wrapped.text(), bound(version, context), "key wrapped by version " + version);
    }

    private static String bound(String version, String context) {
        return version.length() + ":" + version + context;
    }

    @Override
    public String currentVersion() {
        return current;
    }

    @Override
    public String toString() {
        return "AesKeyEncryption[" + current + "]";
    }
}
