package io.crmkit.privacy.key;

import io.crmkit.core.error.CrmException;
import org.jspecify.annotations.Nullable;

/**
 * Something sealed cannot be opened with the key at hand: it was changed, moved to another place, or the key is another one. By an
 * adapter that cannot tell that apart: or the service that has the key did not answer.
 */
public final class UnreadableSealException extends CrmException {
    /**
     * States what could not be opened.
     *
     * @param what never the content
     * @param cause what the cipher said, if it said anything
     */
    public UnreadableSealException(String what, @Nullable Throwable cause) {
        super(
                what + " cannot be opened: changed, of another place, of another key, or its key service is silent",
                cause);
    }
}
