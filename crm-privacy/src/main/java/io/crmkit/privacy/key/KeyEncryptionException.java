package io.crmkit.privacy.key;

import io.crmkit.core.error.CrmException;

/**
 * The key that wraps the others cannot be used, such as because its service does not answer. What was to be wrapped was not stored;
 * try again.
 */
public final class KeyEncryptionException extends CrmException {
    /**
     * States what failed.
     *
     * @param version of the wrapping key
     * @param cause what its service said
     */
    public KeyEncryptionException(String version, Throwable cause) {
        super("version " + version + " of the wrapping key cannot be used", cause);
    }
}
