package io.crmkit.store.tck.mutant;

import io.crmkit.store.Batch;
import io.crmkit.store.Key;
import io.crmkit.store.LogEntry;
import io.crmkit.store.LogSlice;
import io.crmkit.store.Op;
import io.crmkit.store.TenantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

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
                Mutant.of("GappySequenceStore", "H02 H03", data -> new GappyStore(data)),
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
}
