package io.crmkit.store;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A condition of the batch does not hold; nothing was applied. Reload and decide again. */
public final class ConflictException extends StoreException {
    private final transient Set<Key> keys;

    /**
     * Names what was stale.
     *
     * @param keys every key whose condition failed, and only those; a log as {@link Key#ofLog}
     * @param cause what the driver threw, or null
     */
    public ConflictException(Set<Key> keys, @Nullable Throwable cause) {
        super("stale: " + keys, cause);
        this.keys = Set.copyOf(keys);
    }

    /** Returns every key whose condition failed, and only those. */
    public Set<Key> keys() {
        return keys;
    }
}
