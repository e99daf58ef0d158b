package io.crmkit.privacy.key;

import java.util.Objects;

/**
 * Something that only the key of a subject opens.
 *
 * @param key which key
 * @param ciphertext Base64 of nonce, ciphertext and tag
 */
public record Sealed(SubjectKeyId key, String ciphertext) {
    /** Refuses nulls. */
    public Sealed {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(ciphertext, "ciphertext");
    }

    @Override
    public String toString() {
        return "Sealed[" + key + "]";
    }
}
