package io.crmkit.store;

import org.jspecify.annotations.Nullable;

/** The store could not be reached, is full, read-only or too busy; nothing was applied, so a retry is safe. */
public final class StoreUnavailableException extends StoreException {
    /**
     * States what failed.
     *
     * @param message what was tried; no bodies, no values
     * @param cause what the driver threw, or null
     */
    public StoreUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
