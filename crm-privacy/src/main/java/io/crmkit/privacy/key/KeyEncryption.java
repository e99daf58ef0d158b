package io.crmkit.privacy.key;

/**
 * Wraps the keys of the subjects with a key that lies outside the database: a key management service (package {@code key.tink}), a
 * hardware module, or {@link AesKeyEncryption}. Keep backups of subject keys for a shorter time than those of the data. Safe for many threads.
 */
public interface KeyEncryption {
    /**
     * Wraps a key, with the newest version of the wrapping key.
     *
     * @param key 32 bytes; wiped by the caller afterwards
     * @param context names what the key is for; {@link #unwrap} must refuse another one. Never personal data
     * @throws KeyEncryptionException if the wrapping key lies in a service that does not answer, or refuses
     */
    WrappedKey wrap(byte[] key, String context);

    /**
     * Returns the key that was wrapped.
     *
     * @throws UnreadableSealException if it was wrapped for another context, was changed, or the version is not known
     * @throws KeyEncryptionException as {@link #wrap}
     */
    byte[] unwrap(WrappedKey wrapped, String context);

    /** Returns the version that {@link #wrap} uses now; keys of others are wrapped again by {@code SubjectKeys.rewrap}. */
    String currentVersion();
}
