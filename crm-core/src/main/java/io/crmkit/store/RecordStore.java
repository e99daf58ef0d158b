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
 *
 * <p>Any sequence of calls gives what {@link io.crmkit.store.memory.MemoryStore} gives (P01, P02), and concurrent calls give
 * what they could have given one after the other (P03). No tenant sees, blocks or erases another (I01 to I05, I08). Several
 * instances on the same storage work as one (J08, J09), and each serves any number of threads (J10). Nobody blocks others by
 * being idle (J12). An interrupted thread keeps its interrupt; its call succeeds, or fails as unavailable or unknown, and the
 * store stays usable (J11). No message of an exception or its causes shows a body or the value of an attribute (K14). A call
 * other than a commit that loses the connection while it is under way is done in full or throws
 * {@link StoreUnavailableException}, never in part (K16).
 *
 * <p>Numbers in brackets, such as (A02), name the rules of the compatibility kit that prove a sentence.
 */
public interface RecordStore extends AutoCloseable {
    /**
     * Applies every operation of {@code batch} or none; durable and visible to every instance on return.
     *
     * <p>It is durable also over the close of the last instance (K01), and nothing of a failed batch ever appears (K02, P04). Of
     * concurrent batches that cannot all hold exactly one is applied (J01, J02), also if they meet in what one writes and the
     * other only checks (J04, J05); no update is lost (J03). Whoever loses gets a conflict and no error of a driver (J07), in
     * whatever order the batches name their keys, and soon (J06); the core then repeats the work (K15).
     *
     * <ul>
     *   <li>All operations are applied (B01), over several kinds (B05) and with entries of logs (B06); an empty batch is fine
     *       (B08), and so is one of the maximum size (B09). A larger one is refused as a whole (B10), and so are two operations
     *       on one key (B15).
     *   <li>A condition that fails anywhere in the batch leaves nothing of it (B02, B03, B07, H16), names every key that failed
     *       and no other (B04), and leaves the store as usable as before (B14).
     *   <li>Operations do not depend on their order: records may exchange their values (B12).
     *   <li>Of concurrent inserts of one key exactly one wins, which is how claims of unique values work (B11). Readers never
     *       see a part of a batch, nor anything of one that fails (B13).
     * </ul>
     *
     * @throws ConflictException if a condition does not hold; names every key that failed; nothing was applied
     *     (P05)
     * @throws StoreUnavailableException if the store could not be reached; nothing was applied (K11)
     * @throws OutcomeUnknownException if the store cannot tell whether the batch was applied (commit timed out); the store itself
     *     never repeats it (K12), the core settles it by the change feed (K13). If it is still under way, later appends to its
     *     logs wait until it is decided, or make it fail
     */
    void commit(Batch batch);

    /**
     * Returns the latest committed version of those of {@code keys} that exist, in any order (C01), none for no keys (C02).
     * The keys may be a thousand (C03) and of several kinds (C04). It is not a snapshot across keys: use {@link Op.Check} for
     * that. Every commit that returned is seen (C07).
     *
     * <p>What this and the other reading methods return is detached from the store: neither side sees later changes of the
     * other (A20), and the store keeps none of the caller's collections (A19).
     */
    List<StoredRecord> load(TenantId tenant, Set<Key> keys);

    /**
     * Returns at most {@code scan.limit()} records in (attributes, id) order behind the position; sees every done commit (D22).
     *
     * <p>Pages hold no state in the store: together they are the whole scan for every page size (D08), records inserted ahead
     * of the position appear (D16), those inserted before it do not shift what follows (D15), and a record that nobody changes
     * is seen exactly once whatever others write (D17), however many there are (D24). A deep page costs what the first one
     * costs (D25).
     */
    Slice scan(TenantId tenant, Scan scan);

    /**
     * Counts the records that {@code scan} selects, per distinct tuple of some attributes of its index, which need not be the
     * leading ones (Q10). Optional: the default pages through {@link #scan}; SQL adapters override it with one {@code GROUP BY},
     * which gives the same (Q01). It selects what the scan selects (Q04, Q06), groups by the exact value (Q03) and sees every
     * done commit (Q08).
     *
     * @param scan what to count; direction and limit do not change the result (Q05), a position is refused
     * @param groupBy names of attributes of the index, in its order, none twice; the empty list counts all under the empty tuple
     * @return counts above zero in ascending order of the tuples (Q07); empty if nothing matches, also without attributes (Q02)
     * @throws IllegalArgumentException if {@code scan} has a position or {@code groupBy} does not follow the index (Q09)
     */
    default Map<List<Value>, Long> count(TenantId tenant, Scan scan, List<String> groupBy) {
        return CountByScan.count(this, tenant, scan, groupBy);
    }

    /**
     * Returns at most {@code limit} entries with a sequence above {@code after} (H07, H08), ascending, without gaps, and the
     * last sequence of the log. A log that nobody wrote to is empty (H11). A sequence becomes visible after all earlier ones
     * (H09), so a reader that goes on behind the last entry it saw misses nothing, and finds the records that came with an
     * entry (H15).
     */
    LogSlice readLog(TenantId tenant, String log, long after, int limit);

    /**
     * Removes every record and log of {@code tenant}; idempotent, restartable, not atomic: it may work in chunks. The caller
     * guarantees that nobody commits for this tenant meanwhile. Nothing of others goes with it (I06), and the tenant is as new
     * afterwards (I07). Kinds that only the catalogs of other instances have go with it too (I09).
     */
    void erase(TenantId tenant);

    /** States the sizes that this store refuses; never smaller than {@link Limits#MINIMUM} (G01). */
    Limits limits();

    /**
     * Releases the resources that this store opened itself, none that it was given (K05); idempotent (K04). Later calls of
     * anything else throw {@link IllegalStateException} (K03); those that are under way end soon, and what they confirmed stays
     * (K06). Before that, no number of calls leaves memory, threads or connections behind (G06).
     */
    @Override
    void close();

    /** Entry point of an adapter. Opening twice gives two instances on the same data. */
    @FunctionalInterface
    interface Factory {
        /**
         * Creates or verifies the physical schema for the kinds and indexes declared, and opens it; as often as wanted (K07), also
         * by several processes at once (K08). What the catalog adds is added to what is stored: records are in new indexes, and
         * have the default of its type ({@code ""}, 0, false) for a new attribute (K09). Indexes are the same if their attributes
         * are, whatever their names.
         *
         * <p>Instances with different catalogs work side by side, as in a rolling upgrade. What an instance writes also enters the
         * indexes that only others declare. For an attribute that only others declare, a record that it writes has the value it
         * had before or the default; and a record that it reads may come with that attribute or without.
         *
         * @throws IncompatibleStoreException if the data is of a newer schema, something else, or an attribute changed its type
         *     (K10); nothing was touched
         * @throws StoreUnavailableException if the store could not be reached
         */
        RecordStore open(Catalog catalog);
    }
}
