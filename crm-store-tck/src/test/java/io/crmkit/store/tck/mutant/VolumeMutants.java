package io.crmkit.store.tck.mutant;

import io.crmkit.store.Batch;
import io.crmkit.store.Key;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Stores that break rules D24, D25 and G06 (many records, many calls). */
final class VolumeMutants {
    private VolumeMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of("ResultWindowStore", "D24", data -> new PlainStore(data) {
                    @Override
                    Slice page(Scan scan, List<StoredRecord> rest) {
                        return super.page(scan, rest.subList(0, Math.min(rest.size(), 10_000)));
                    }
                }),
                Mutant.of("OffsetCostStore", "D25", data -> new PlainStore(data) {
                    // sorted once, but each page is found by walking from the start
                    private final Map<String, List<StoredRecord>> sorted = new HashMap<>();

                    @Override
                    public void commit(Batch batch) {
                        super.commit(batch);
                        sorted.clear();
                    }

                    @Override
                    public Slice scan(TenantId tenant, Scan scan) {
                        String order = tenant.value() + scan.index() + scan.descending();
                        List<StoredRecord> all = sorted.computeIfAbsent(
                                order,
                                key -> candidates(tenant, scan)
                                        .sorted(order(scan))
                                        .toList());
                        List<StoredRecord> page = new ArrayList<>();
                        for (StoredRecord record : all) {
                            if (scan.after()
                                            .map(position -> behind(scan, record, position))
                                            .orElse(true)
                                    && page.size() < scan.limit()) {
                                page.add(record);
                            }
                            if (page.size() == scan.limit()) {
                                break;
                            }
                        }
                        return new Slice(page, page.size() == scan.limit());
                    }
                }),
                Mutant.of("RememberingStore", "G06", data -> new PlainStore(data) {
                    private final List<Batch> history = new ArrayList<>();

                    @Override
                    public void commit(Batch batch) {
                        super.commit(batch);
                        history.add(batch);
                    }
                }),
                Mutant.of("BufferKeepingStore", "G06", data -> new PlainStore(data) {
                    private final List<byte[]> buffers = new ArrayList<>();

                    @Override
                    void put(TenantId tenant, StoredRecord next) {
                        super.put(tenant, next);
                        buffers.add(next.body().getBytes(StandardCharsets.UTF_8));
                    }
                }),
                Mutant.of("ThreadPerStatementStore", "G06", data -> new PlainStore(data) {
                    private final CountDownLatch never = new CountDownLatch(1);
                    private int reads;

                    @Override
                    public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
                        if (reads++ % 40 == 0) {
                            startTimer();
                        }
                        return super.load(tenant, keys);
                    }

                    private void startTimer() {
                        Thread timer = new Thread(
                                () -> {
                                    try {
                                        never.await();
                                    } catch (InterruptedException e) {
                                        Thread.currentThread().interrupt();
                                    }
                                },
                                "timer that nobody cancels");
                        timer.setDaemon(true);
                        timer.start();
                    }

                    @Override
                    public void close() {
                        super.close();
                        never.countDown();
                    }
                }),
                Mutant.of("UnclosedStatementStore", "G06", data -> new PlainStore(data) {
                    private int statements;

                    @Override
                    public Slice scan(TenantId tenant, Scan scan) {
                        if (statements++ > 1_000) {
                            throw new StoreUnavailableException("maximum open cursors exceeded", null);
                        }
                        return super.scan(tenant, scan);
                    }
                }));
    }
}
