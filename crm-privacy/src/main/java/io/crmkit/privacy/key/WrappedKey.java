package io.crmkit.privacy.key;

import io.crmkit.core.error.InvalidInputException;

/**
 * A key that only its {@link KeyEncryption} can read.
 *
 * @param version of the wrapping key
 * @param text the wrapped key, as the port wrote it; printable
 */
public record WrappedKey(String version, String text) {
    /**
     * Checks both.
     *
     * @throws InvalidInputException if one is blank
     */
    public WrappedKey {
        if (version.isBlank() || text.isBlank()) {
            throw new InvalidInputException("wrappedKey", "must have a version and a text");
        }
    }

    @Override
    public String toString() {
        return "WrappedKey[" + version + "]";
    }
}
