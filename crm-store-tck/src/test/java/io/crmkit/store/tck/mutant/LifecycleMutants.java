package io.crmkit.store.tck.mutant;

import io.crmkit.store.Batch;
import io.crmkit.store.Key;
import io.crmkit.store.tck.Capability;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Stores that break rules of group K (opening and closing). */
final class LifecycleMutants {
    private LifecycleMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of("ForgetfulStore", "K01", data -> new PlainStore(data) {
                    {
                        data.instances.incrementAndGet();
                    }

                    @Override
                    public void close() {
                        super.close();
                        if (data.instances.decrementAndGet() == 0) {
                            data.records.clear();
                            data.logs.clear();
                        }
                    }
                }),
                lackingDurable(Mutant.of("SecretlyDurableStore", "K01", PlainStore::new)),
                Mutant.of("WriteBehindStore", "K02", data -> new PlainStore(data) {
                    {
                        data.pending.forEach(batch -> batch.ops().forEach(op -> apply(batch.tenant(), op)));
                    }

                    @Override
                    void conflict(Batch batch, Set<Key> stale) {
                        data.pending.add(batch); // written ahead, and never taken back
                        super.conflict(batch, stale);
                    }
                }),
                Mutant.of("ClosedButWorkingStore", "K03 K06", data -> new PlainStore(data) {
                    @Override
                    void checkOpen() {
                        if (Thread.currentThread().isInterrupted()) {
                            throw new IllegalStateException("interrupted");
                        }
                    }
                }),
                Mutant.of("NullAfterCloseStore", "K03 K06", data -> new PlainStore(data) {
                    private volatile @Nullable Data connection = data;

                    @Override
                    void checkOpen() {
                        Objects.requireNonNull(connection, "connection");
                    }

                    @Override
                    public void close() {
                        connection = null;
                    }
                }),
                Mutant.of("DoubleReleaseStore", "K04", data -> new PlainStore(data) {
                    {
                        data.instances.incrementAndGet();
                    }

                    @Override
                    void checkOpen() {
                        super.checkOpen();
                        if (data.instances.get() <= 0) {
                            throw new IllegalStateException("pool is closed");
                        }
                    }

                    @Override
                    public void close() {
                        super.close();
                        data.instances.decrementAndGet();
                    }
                }),
                Mutant.of("PossessiveStore", "K05", data -> new PlainStore(data) {
                    @Override
                    void checkOpen() {
                        super.checkOpen();
                        if (data.closed.get()) {
                            throw new IllegalStateException("the data source is closed");
                        }
                    }

                    @Override
                    public void close() {
                        super.close();
                        data.closed.set(true);
                    }
                }),
                Mutant.of("HangingStore", "K06", data -> new PlainStore(data) {
                    @Override
                    void checkOpen() {
                        try {
                            super.checkOpen();
                        } catch (IllegalStateException closed) {
                            waitForConnection();
                        }
                    }

                    private void waitForConnection() {
                        try {
                            new CountDownLatch(1).await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                            throw new IllegalStateException(e);
                        }
                    }
                }),
                Mutant.of("CreateTableStore", "K07", data -> new PlainStore(data) {
                    {
                        if (data.instances.getAndIncrement() > 0) {
                            throw new IllegalStateException("table tck_item already exists");
                        }
                    }
                }));
    }

    private static Mutant lackingDurable(Mutant mutant) {
        return new Mutant(mutant.name(), mutant.factories(), Set.of(Capability.DURABLE), mutant.kills());
    }
}
