package io.crmkit.core.error;

import org.jspecify.annotations.Nullable;

/** The root of everything that CRM Kit throws on purpose. Messages name keys, rules and versions, never personal values. */
public abstract class CrmException extends RuntimeException {
    /**
     * For the leaves.
     *
     * @param message what happened, with the key and the rule; never a personal value
     * @param cause what a driver or codec threw, or null
     */
    protected CrmException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
