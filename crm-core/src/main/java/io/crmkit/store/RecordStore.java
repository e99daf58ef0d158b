package io.crmkit.store;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Durable, thread-safe storage of opaque JSON records. An adapter writes seven methods, five of them real work; versions,
 * uniqueness, cursors, tenants and retries are rules of the library above. Prove an implementation with crm-store-tck.
 *
 * <p>A call with arguments outside the contract (unknown kind or index, a missing attribute or one of another type, something
 * over {@link #limits()}, one key twice in a batch) throws {@link IllegalArgumentException} before any effect. An adapter gets
 * these checks by returning {@link ValidatingStore#around} from its factory.
 */
public interface RecordStore extends AutoCloseable {
    /**
     * Applies every operation of {@code batch} or none; durable and visible to every instance on return.
     *
     * @throws ConflictException if a condition does not hold; names every key that failed; nothing was applied
     * @throws StoreUnavailableException if the store could not be reached; nothing was applied
     * @throws OutcomeUnknownException if the store cannot tell whether the batch was applied (commit timed out); if it is still
     *     under way, later appends to its logs wait until it is decided, or make it fail
     */
    void commit(Batch batch);

    /**
     * Returns the latest committed version of those of {@code keys} that exist, in any order. It is not a snapshot across
     * keys: use {@link Op.Check} for that.
     */
    List<StoredRecord> load(TenantId tenant, Set<Key> keys);

    /** Returns at most {@code scan.limit()} records in (attributes, id) order behind the position; sees every done commit. */
    Slice scan(TenantId tenant, Scan scan);

    /**
     * Counts the records that {@code scan} selects, per distinct tuple of the first {@code groupBy} attributes of its index.
     * Optional: the default pages through {@link #scan}; SQL adapters override it with one {@code GROUP BY}.
     *
     * @param scan what to count; direction and limit do not change the result, a position is refused
     * @param groupBy 0 to the number of index attributes; 0 counts all under the empty tuple
     * @return counts above zero in ascending index order; empty if nothing matches, also for {@code groupBy} 0
     * @throws IllegalArgumentException if {@code scan} has a position or {@code groupBy} is out of range
     */
    default Map<List<Value>, Long> count(TenantId tenant, Scan scan, int groupBy) {
        return CountByScan.count(this, tenant, scan, groupBy);
    }

    /**
     * Returns at most {@code limit} entries with a sequence above {@code after}, ascending, without gaps, and the last
     * sequence of the log. A log that nobody wrote to is empty.
     */
    LogSlice readLog(TenantId tenant, String log, long after, int limit);

    /**
     * Removes every record and log of {@code tenant}; idempotent, restartable, not atomic: it may work in chunks. The caller
     * guarantees that nobody commits for this tenant meanwhile.
     */
    void erase(TenantId tenant);

    /** States the sizes that this store refuses; never smaller than {@link Limits#MINIMUM}. */
    Limits limits();

    /**
     * Releases the resources that this store opened itself, none that it was given; idempotent. Later calls of anything else
     * throw {@link IllegalStateException}.
     */
    @Override
    void close();

    /** Entry point of an adapter. Opening twice gives two instances on the same data. */
    @FunctionalInterface
    interface Factory {
        /**
         * Creates or verifies the physical schema for the kinds and indexes declared, and opens it.
         *
         * @throws IncompatibleStoreException if the data is of a newer schema, something else, or an attribute changed its
         *     type; nothing was touched
         * @throws StoreUnavailableException if the store could not be reached
         */
        RecordStore open(Catalog catalog);
    }
}
