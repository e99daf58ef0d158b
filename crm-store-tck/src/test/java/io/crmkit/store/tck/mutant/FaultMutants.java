package io.crmkit.store.tck.mutant;

import io.crmkit.store.Batch;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Key;
import io.crmkit.store.LogSlice;
import io.crmkit.store.Op;
import io.crmkit.store.OutcomeUnknownException;
import io.crmkit.store.StoreException;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/** Stores that report or repeat the wrong thing when something fails. */
final class FaultMutants {
    private FaultMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.remote("RawConnectionErrorStore", "K11", (data, wire) -> new RemoteStore(data, wire) {
                    @Override
                    <T> T read(String what, Supplier<T> request) {
                        checkOpen();
                        return wire.exchange(request);
                    }
                }),
                Mutant.remote("EmptyWhenDownStore", "K11", (data, wire) -> new RemoteStore(data, wire) {
                    @Override
                    public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
                        try {
                            return super.load(tenant, keys);
                        } catch (StoreUnavailableException down) {
                            return List.of();
                        }
                    }
                }),
                Mutant.remote("NeverSureStore", "K11", (data, wire) -> new RemoteStore(data, wire) {
                    @Override
                    StoreException lostBeforeCommit(Batch batch, Wire.Lost lost) {
                        return new OutcomeUnknownException("commit failed", lost);
                    }
                }),
                Mutant.remote("CauselessStore", "K11 K12", (data, wire) -> new RemoteStore(data, wire) {
                    @Override
                    <T> T read(String what, Supplier<T> request) {
                        try {
                            return super.read(what, request);
                        } catch (StoreUnavailableException down) {
                            throw new StoreUnavailableException(what, null);
                        }
                    }

                    @Override
                    void lostDuringCommit(Batch batch, Wire.Lost lost) {
                        throw new OutcomeUnknownException("commit failed: " + lost.getMessage(), null);
                    }
                }),
                Mutant.remote("DeadConnectionStore", "K11 P04", (data, wire) -> new RemoteStore(data, wire) {
                    private volatile boolean dead;

                    @Override
                    void checkOpen() {
                        super.checkOpen();
                        if (dead) {
                            throw new StoreUnavailableException("connection is closed", new Wire.Lost());
                        }
                    }

                    @Override
                    StoreException lostBeforeCommit(Batch batch, Wire.Lost lost) {
                        dead = true;
                        return super.lostBeforeCommit(batch, lost);
                    }
                }),
                Mutant.remote("CleanFailureStore", "K12 P04", (data, wire) -> new RemoteStore(data, wire) {
                    @Override
                    void lostDuringCommit(Batch batch, Wire.Lost lost) {
                        throw new StoreUnavailableException("commit failed", lost); // by class, not by phase
                    }
                }),
                Mutant.remote("SilentLossStore", "K12 P04", (data, wire) -> new RemoteStore(data, wire) {
                    @Override
                    void lostDuringCommit(Batch batch, Wire.Lost lost) {
                        // logged, and forgotten
                    }
                }),
                Mutant.remote("RedeliveringStore", "K12", (data, wire) -> new RemoteStore(data, wire) {
                    private final Queue<Batch> unsent = new ConcurrentLinkedQueue<>();

                    @Override
                    void lostDuringCommit(Batch batch, Wire.Lost lost) {
                        unsent.add(batch);
                        super.lostDuringCommit(batch, lost);
                    }

                    @Override
                    <T> T read(String what, Supplier<T> request) {
                        if (!wire.broken()) {
                            for (Batch batch = unsent.poll(); batch != null; batch = unsent.poll()) {
                                redeliver(batch);
                            }
                        }
                        return super.read(what, request);
                    }

                    private void redeliver(Batch batch) {
                        try {
                            commitRemotely(batch);
                        } catch (ConflictException landed) {
                            // had arrived the first time
                        }
                    }
                }),
                Mutant.remote("StatementAtATimeStore", "P04", (data, wire) -> new RemoteStore(data, wire) {
                    @Override
                    public void commit(Batch batch) {
                        checkOpen();
                        Set<Key> stale = ConcurrentHashMap.newKeySet();
                        batch.ops().stream()
                                .filter(op -> !holds(batch.tenant(), op))
                                .forEach(op -> stale.add(op.key()));
                        if (!stale.isEmpty()) {
                            conflict(batch, stale);
                        }
                        try {
                            for (Op op : batch.ops()) { // autocommit
                                wire.exchange(() -> {
                                    apply(batch.tenant(), op);
                                    return op;
                                });
                            }
                        } catch (Wire.Lost lost) {
                            throw new OutcomeUnknownException("commit: connection lost", lost);
                        }
                    }
                }),
                Mutant.of("LaggingLogReaderStore", "K13", data -> new PlainStore(data) {
                    private final Map<Data.Cell, LogSlice> replica = new ConcurrentHashMap<>();

                    @Override
                    public void commit(Batch batch) {
                        for (Op op : batch.ops()) {
                            if (op instanceof Op.Append append) {
                                LogSlice before = super.readLog(batch.tenant(), append.log(), 0, 10_000);
                                replica.put(new Data.Cell(batch.tenant(), "log", append.log()), before);
                            }
                        }
                        super.commit(batch);
                    }

                    @Override
                    public LogSlice readLog(TenantId tenant, String log, long after, int limit) {
                        LogSlice late = replica.get(new Data.Cell(tenant, "log", log));
                        return late == null
                                ? super.readLog(tenant, log, after, limit)
                                : new LogSlice(
                                        late.entries().stream()
                                                .filter(entry -> entry.sequence() > after)
                                                .limit(limit)
                                                .toList(),
                                        late.last());
                    }
                }),
                Mutant.of("FailingRowStore", "K14", data -> new PlainStore(data) {
                    @Override
                    void conflict(Batch batch, Set<Key> stale) {
                        throw new ConflictException(
                                stale,
                                new IllegalStateException("duplicate key, failing row contains " + bodies(batch)));
                    }

                    private List<String> bodies(Batch batch) {
                        return batch.ops().stream()
                                .filter(Op.Put.class::isInstance)
                                .map(op -> ((Op.Put) op).next().body())
                                .toList();
                    }
                }),
                Mutant.of("BoundValuesStore", "K14", data -> new PlainStore(data) {
                    @Override
                    public void commit(Batch batch) {
                        try {
                            checkOpen();
                        } catch (IllegalStateException closed) {
                            String values = batch.ops().stream()
                                    .filter(Op.Put.class::isInstance)
                                    .map(op -> ((Op.Put) op).next().body())
                                    .toList()
                                    .toString();
                            throw new IllegalStateException("INSERT INTO item VALUES " + values, closed);
                        }
                        super.commit(batch);
                    }
                }),
                Mutant.of("FirstStepsOnlyStore", "P05", data -> new PlainStore(data) {
                    @Override
                    public void commit(Batch batch) {
                        checkOpen();
                        // one statement of at most three conditions, and the rest is believed
                        Set<Key> stale = ConcurrentHashMap.newKeySet();
                        batch.ops().stream()
                                .limit(3)
                                .filter(op -> !holds(batch.tenant(), op))
                                .forEach(op -> stale.add(op.key()));
                        if (!stale.isEmpty()) {
                            conflict(batch, stale);
                        }
                        batch.ops().forEach(op -> apply(batch.tenant(), op));
                    }
                }));
    }
}
