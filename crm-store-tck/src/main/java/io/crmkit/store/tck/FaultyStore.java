package io.crmkit.store.tck;

import io.crmkit.store.Batch;
import io.crmkit.store.Catalog;
import io.crmkit.store.ConflictException;
import io.crmkit.store.ForwardingStore;
import io.crmkit.store.Key;
import io.crmkit.store.LogSlice;
import io.crmkit.store.Op;
import io.crmkit.store.OutcomeUnknownException;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.Value;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A store that fails when a test says so: for tests of a host, and of whatever else is built on a {@link RecordStore}. It is
 * the factory of another store; give it to {@code Crm.builder} in place of that one and keep it, to say what fails. Without
 * faults it does what the other store does.
 *
 * <pre>{@code
 * FaultyStore store = FaultyStore.around(MemoryStore.create());
 * Crm crm = Crm.builder(store).build();
 *
 * store.failCommits(3, Fault.CONFLICT);
 * crm.customers().add(Customer.person("Ada", "Lovelace").build()); // succeeds at the fourth attempt
 * }</pre>
 *
 * <p>Slow stores are made with a gate that the test opens; nothing here sleeps:
 *
 * <pre>{@code
 * Semaphore gate = new Semaphore(0);
 * store.beforeEachCall(call -> gate.acquireUninterruptibly());
 * }</pre>
 *
 * <p>Safe for many threads. What is set applies to all stores that this factory opened.
 */
public final class FaultyStore implements RecordStore.Factory {
    /** How a commit fails. */
    public enum Fault {
        /** {@link StoreUnavailableException}; nothing is applied. */
        UNAVAILABLE,
        /**
         * {@link ConflictException} that names every key of the batch which has a condition; nothing is applied. A batch without
         * conditions cannot conflict: it is applied, and the fault waits for the next one.
         */
        CONFLICT,
        /** {@link OutcomeUnknownException}; nothing is applied: the request was lost. */
        REQUEST_LOST,
        /**
         * {@link OutcomeUnknownException}; everything is applied: the reply was lost. A batch that fails by itself throws what
         * it throws.
         */
        REPLY_LOST
    }

    /** What is called. {@code limits} and {@code close} need no storage: they never fail. */
    public enum Call {
        /** {@link RecordStore#commit}. */
        COMMIT,
        /** {@link RecordStore#load}. */
        LOAD,
        /** {@link RecordStore#scan}. */
        SCAN,
        /** {@link RecordStore#count}. */
        COUNT,
        /** {@link RecordStore#readLog}. */
        READ_LOG,
        /** {@link RecordStore#erase}. */
        ERASE
    }

    private final RecordStore.Factory factory;
    private final Queue<Fault> faults = new ArrayDeque<>();
    private volatile Consumer<Call> beforeEachCall = call -> {};
    private volatile boolean disconnected;

    private FaultyStore(RecordStore.Factory factory) {
        this.factory = Objects.requireNonNull(factory, "factory");
    }

    /**
     * Returns a factory of stores that do what those of {@code factory} do, until a fault is set.
     *
     * @param factory of the real store
     */
    public static FaultyStore around(RecordStore.Factory factory) {
        return new FaultyStore(factory);
    }

    /**
     * Lets commits fail, after those that were told to fail before.
     *
     * @param times how many, 0 or more
     * @param fault how each of them fails
     */
    public void failCommits(int times, Fault fault) {
        synchronized (faults) {
            faults.addAll(Collections.nCopies(times, fault));
        }
    }

    /** Returns how many of the faults set by {@link #failCommits} did not happen yet. */
    public int faultsLeft() {
        synchronized (faults) {
            return faults.size();
        }
    }

    /** Takes back the faults set by {@link #failCommits} that did not happen yet; a torn connection stays torn. */
    public void clearFaults() {
        synchronized (faults) {
            faults.clear();
        }
    }

    /** Tears the connection: from now on every call, also {@link #open}, throws {@link StoreUnavailableException}. */
    public void disconnect() {
        disconnected = true;
    }

    /** Mends the connection. */
    public void reconnect() {
        disconnected = false;
    }

    /**
     * Sets what is done before each call, on the thread of the caller and before any fault; it replaces what was set. It may
     * wait, set or mend faults, and throw.
     *
     * @param hook is told what is called
     */
    public void beforeEachCall(Consumer<Call> hook) {
        this.beforeEachCall = Objects.requireNonNull(hook, "hook");
    }

    @Override
    public RecordStore open(Catalog catalog) {
        requireConnection();
        return new Instance(factory.open(catalog));
    }

    private void requireConnection() {
        if (disconnected) {
            throw new StoreUnavailableException("injected: the connection is torn", null);
        }
    }

    private boolean takes(Fault fault) {
        synchronized (faults) {
            return faults.peek() == fault && faults.poll() != null;
        }
    }

    private final class Instance extends ForwardingStore {
        Instance(RecordStore store) {
            super(store);
        }

        private void before(Call call) {
            beforeEachCall.accept(call);
            requireConnection();
        }

        @Override
        public void commit(Batch batch) {
            before(Call.COMMIT);
            if (takes(Fault.UNAVAILABLE)) {
                throw new StoreUnavailableException("injected: the store is unavailable", null);
            }
            if (takes(Fault.REQUEST_LOST)) {
                throw new OutcomeUnknownException("injected: the request was lost", null);
            }
            Set<Key> conditions = conditions(batch);
            if (!conditions.isEmpty() && takes(Fault.CONFLICT)) {
                throw new ConflictException(conditions, null);
            }
            boolean replyLost = takes(Fault.REPLY_LOST);
            super.commit(batch);
            if (replyLost) {
                throw new OutcomeUnknownException("injected: the reply was lost", null);
            }
        }

        private static Set<Key> conditions(Batch batch) {
            return batch.ops().stream()
                    .filter(op -> !(op instanceof Op.Append append && append.expectedLast() == Op.Append.AT_END))
                    .map(Op::key)
                    .collect(Collectors.toSet());
        }

        @Override
        public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
            before(Call.LOAD);
            return super.load(tenant, keys);
        }

        @Override
        public Slice scan(TenantId tenant, Scan scan) {
            before(Call.SCAN);
            return super.scan(tenant, scan);
        }

        @Override
        public Map<List<Value>, Long> count(TenantId tenant, Scan scan, List<String> groupBy) {
            before(Call.COUNT);
            return super.count(tenant, scan, groupBy);
        }

        @Override
        public LogSlice readLog(TenantId tenant, String log, long after, int limit) {
            before(Call.READ_LOG);
            return super.readLog(tenant, log, after, limit);
        }

        @Override
        public void erase(TenantId tenant) {
            before(Call.ERASE);
            super.erase(tenant);
        }
    }
}
