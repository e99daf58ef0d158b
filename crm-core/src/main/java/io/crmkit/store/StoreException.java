package io.crmkit.store;

import io.crmkit.core.error.CrmException;
import org.jspecify.annotations.Nullable;

/** What a store reports, one leaf for each thing that the caller does next. Messages name keys, never bodies or values. */
public abstract sealed class StoreException extends CrmException
        permits ConflictException, StoreUnavailableException, OutcomeUnknownException, IncompatibleStoreException {
    StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
