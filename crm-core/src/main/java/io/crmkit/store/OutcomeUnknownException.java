package io.crmkit.store;

import org.jspecify.annotations.Nullable;

/**
 * The store cannot tell whether the batch was applied. It may still be under way: it is decided once a later append to one of
 * its logs has been committed. Settle it by such an append and by reading again; never retry blindly.
 */
public final class OutcomeUnknownException extends StoreException {
    /**
     * States what failed.
     *
     * @param message what was tried; no bodies, no values
     * @param cause what the driver threw, or null
     */
    public OutcomeUnknownException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
