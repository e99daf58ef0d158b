package io.crmkit.store;

import org.jspecify.annotations.Nullable;

/**
 * The data cannot be opened by this version or with this catalog: it was made by a newer schema, is something else, or an
 * attribute changed its type. Nothing was touched; a person has to decide.
 */
public final class IncompatibleStoreException extends StoreException {
    /**
     * States what does not fit.
     *
     * @param message what was found and what was expected
     * @param cause what the driver threw, or null
     */
    public IncompatibleStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
