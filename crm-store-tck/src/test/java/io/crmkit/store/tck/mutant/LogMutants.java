package io.crmkit.store.tck.mutant;

import io.crmkit.store.Batch;
import io.crmkit.store.Key;
import io.crmkit.store.LogEntry;
import io.crmkit.store.LogSlice;
import io.crmkit.store.Op;
import io.crmkit.store.TenantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Stores that break rules of group H (logs). */
final class LogMutants {
    private LogMutants() {}

    static List<Mutant> all() {
        return List.of(
                Mutant.of("ZeroBasedLogStore", "H01", data -> new PlainStore(data) {
                    @Override
                    public LogSlice readLog(TenantId tenant, String log, long after, int limit) {
                        LogSlice slice = super.readLog(tenant, log, after, limit);
                        List<LogEntry> entries = slice.entries().stream()
                                .map(entry -> new LogEntry(entry.sequence() - 1, entry.body()))
                                .toList();
                        return new LogSlice(entries, slice.last() - 1);
                    }
                }),
                Mutant.of("GappySequenceStore", "H02 H03 H09", data -> new GappyStore(data)),
                Mutant.of("SequenceBesideTransactionStore", "H03 P01", data -> new GappyStore(data) {
                    @Override
                    long step() {
                        return 1;
                    }
                }),
                Mutant.of("UncheckedAppendStore", "H04 H05", data -> new PlainStore(data) {
                    @Override
                    boolean holdsForAppend(long expected, long last) {
                        return true;
                    }
                }),
                Mutant.of("UnorderedEntriesStore", "H06", data -> new PlainStore(data) {
                    @Override
                    void append(TenantId tenant, String log, List<String> bodies) {
                        List<String> reversed = new ArrayList<>(bodies);
                        Collections.reverse(reversed);
                        super.append(tenant, log, reversed);
                    }
                }),
                Mutant.of("ReadFromStore", "H07", data -> new PlainStore(data) {
                    @Override
                    boolean isAfter(LogEntry entry, long after) {
                        return entry.sequence() >= after;
                    }
                }),
                Mutant.of("UnlimitedReadStore", "H08", data -> new PlainStore(data) {
                    @Override
                    public LogSlice readLog(TenantId tenant, String log, long after, int limit) {
                        return super.readLog(tenant, log, after, Integer.MAX_VALUE);
                    }
                }),
                Mutant.of("LastOfPageStore", "H08", data -> new PlainStore(data) {
                    @Override
                    public LogSlice readLog(TenantId tenant, String log, long after, int limit) {
                        LogSlice slice = super.readLog(tenant, log, after, limit);
                        List<LogEntry> entries = slice.entries();
                        return entries.isEmpty()
                                ? slice
                                : new LogSlice(
                                        entries, entries.get(entries.size() - 1).sequence());
                    }
                }),
                Mutant.of("SequencesFirstStore", "H09 H15", SequencesFirstStore::new),
                Mutant.of("GlobalCounterStore", "H10", data -> new PlainStore(data) {
                    private long last;

                    @Override
                    void append(TenantId tenant, String log, List<String> bodies) {
                        bodies.forEach(body -> data.log(tenant, log).add(new LogEntry(++last, body)));
                    }
                }),
                Mutant.of("FoldedLogNameStore", "H10", data -> new PlainStore(data) {
                    @Override
                    void append(TenantId tenant, String log, List<String> bodies) {
                        super.append(tenant, log.strip(), bodies);
                    }

                    @Override
                    public LogSlice readLog(TenantId tenant, String log, long after, int limit) {
                        return super.readLog(tenant, log.strip(), after, limit);
                    }
                }),
                Mutant.of("HeadlessLogStore", "H11", data -> new PlainStore(data) {
                    @Override
                    public LogSlice readLog(TenantId tenant, String log, long after, int limit) {
                        if (data.last(tenant, log) == 0 && log.equals("unknown")) {
                            throw new NoSuchElementException("no head row of the log");
                        }
                        return super.readLog(tenant, log, after, limit);
                    }
                }),
                Mutant.of("EchoingLastStore", "H11", data -> new PlainStore(data) {
                    @Override
                    public LogSlice readLog(TenantId tenant, String log, long after, int limit) {
                        LogSlice slice = super.readLog(tenant, log, after, limit);
                        return new LogSlice(slice.entries(), Math.max(slice.last(), after));
                    }
                }),
                Mutant.of("UpsertingLogStore", "H12", data -> new PlainStore(data) {
                    @Override
                    boolean holdsForAppend(long expected, long last) {
                        return expected <= last;
                    }

                    @Override
                    void apply(TenantId tenant, Op op) {
                        if (op instanceof Op.Append append && append.expectedLast() >= 0) {
                            List<LogEntry> entries = data.log(tenant, append.log());
                            entries.subList((int) append.expectedLast(), entries.size())
                                    .clear();
                        }
                        super.apply(tenant, op);
                    }
                }),
                Mutant.of("OptimisticEndStore", "H13", data -> new PlainStore(data) {
                    @Override
                    public void commit(Batch batch) {
                        List<Op> ops = batch.ops().stream()
                                .map(op -> op instanceof Op.Append append && append.expectedLast() == Op.Append.AT_END
                                        ? new Op.Append(
                                                append.log(), data.last(batch.tenant(), append.log()), append.bodies())
                                        : op)
                                .toList();
                        SharingMutants.meetAnother(data);
                        super.commit(new Batch(batch.id(), batch.tenant(), ops)); // and no second try
                    }
                }),
                Mutant.of("UnlockedHeadStore", "H14", data -> new PlainStore(data) {
                    @Override
                    Object lock() {
                        return new Object();
                    }

                    @Override
                    void append(TenantId tenant, String log, List<String> bodies) {
                        long last = data.last(tenant, log);
                        SharingMutants.meetAnother(data);
                        for (String body : bodies) {
                            data.log(tenant, log).add(new LogEntry(++last, body));
                        }
                    }
                }),
                Mutant.of("EndOutsideStore", "H16", data -> new PlainStore(data) {
                    @Override
                    void conflict(Batch batch, Set<Key> stale) {
                        batch.ops().stream()
                                .filter(op ->
                                        op instanceof Op.Append append && append.expectedLast() == Op.Append.AT_END)
                                .forEach(op -> apply(batch.tenant(), op));
                        super.conflict(batch, stale);
                    }
                }),
                Mutant.of("BurntHeadStore", "H16", data -> new PlainStore(data) {
                    // the head is counted up outside the transaction, the entries are not
                    private final Map<String, Long> burnt = new HashMap<>();

                    @Override
                    void conflict(Batch batch, Set<Key> stale) {
                        batch.ops().stream()
                                .filter(op -> op instanceof Op.Append)
                                .forEach(op -> burnt.merge(op.key().id(), 1L, Long::sum));
                        super.conflict(batch, stale);
                    }

                    @Override
                    public LogSlice readLog(TenantId tenant, String log, long after, int limit) {
                        LogSlice slice = super.readLog(tenant, log, after, limit);
                        return new LogSlice(slice.entries(), slice.last() + burnt.getOrDefault(log, 0L));
                    }
                }));
    }

    /** Numbers come from a sequence of the database, which a rollback does not give back. */
    private static class GappyStore extends PlainStore {
        private long next = 1;

        GappyStore(Data data) {
            super(data);
        }

        long step() {
            return 2; // as an increment per cluster node
        }

        @Override
        void append(TenantId tenant, String log, List<String> bodies) {
            for (String body : bodies) {
                data.log(tenant, log).add(new LogEntry(next, body));
                next += step();
            }
        }

        @Override
        void conflict(Batch batch, Set<Key> stale) {
            batch.ops().stream().filter(op -> op instanceof Op.Append).forEach(op -> next += step());
            super.conflict(batch, stale);
        }
    }

    /** Takes the sequences first and writes the entries in a transaction of its own time: a late one fills a gap. */
    private static final class SequencesFirstStore extends PlainStore {
        private final Map<String, Long> heads = new HashMap<>();
        private final Semaphore looks = new Semaphore(0);

        SequencesFirstStore(Data data) {
            super(data);
        }

        @Override
        Object lock() {
            return new Object();
        }

        @Override
        void append(TenantId tenant, String log, List<String> bodies) {
            long last;
            synchronized (heads) {
                last = heads.merge(log, (long) bodies.size(), Long::sum);
            }
            long first = last - bodies.size() + 1;
            if (first / bodies.size() % 2 == 0) {
                waitForReaders();
            }
            synchronized (heads) {
                List<LogEntry> entries = new ArrayList<>(data.log(tenant, log));
                for (int i = 0; i < bodies.size(); i++) {
                    entries.add(new LogEntry(first + i, bodies.get(i)));
                }
                entries.sort(Comparator.comparingLong(LogEntry::sequence));
                data.logs.put(new Data.Cell(tenant, "log", log), new CopyOnWriteArrayList<>(entries));
            }
        }

        private void waitForReaders() {
            looks.drainPermits();
            try {
                boolean looked = looks.tryAcquire(3, 20, TimeUnit.MILLISECONDS);
                if (!looked) {
                    looks.drainPermits(); // nobody reads
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public LogSlice readLog(TenantId tenant, String log, long after, int limit) {
            LogSlice slice = super.readLog(tenant, log, after, limit);
            looks.release();
            return slice;
        }
    }
}
