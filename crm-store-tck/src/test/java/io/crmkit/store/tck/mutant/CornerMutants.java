package io.crmkit.store.tck.mutant;

import io.crmkit.store.Batch;
import io.crmkit.store.Key;
import io.crmkit.store.LogEntry;
import io.crmkit.store.Op;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/** Stores that are wrong only where numbers are large, texts long or alike, and failures many. */
final class CornerMutants {
    private CornerMutants() {}

    static List<Mutant> all() {
        return List.of(
                comparing("IntVersionStore", "A05 A06 A11 A18", (expected, stored) -> (int) expected == (int) stored),
                comparing(
                        "DoubleVersionStore",
                        "A05 A06 A11 A18",
                        (expected, stored) -> (double) expected == (double) stored),
                Mutant.of("IntSequenceStore", "H04", data -> new PlainStore(data) {
                    @Override
                    boolean holdsForAppend(long expected, long last) {
                        return (int) expected == (int) last;
                    }
                }),
                Mutant.of("IntOffsetStore", "H07", data -> new PlainStore(data) {
                    @Override
                    boolean isAfter(LogEntry entry, long after) {
                        return entry.sequence() > (int) after;
                    }
                }),
                Mutant.of("Varchar500Store", "G07 E14", data -> new PlainStore(data) {
                    @Override
                    void put(TenantId tenant, StoredRecord next) {
                        super.put(tenant, TextMutants.written(next, text -> cut(text, 500)));
                    }
                }),
                Mutant.of("ShortIdColumnStore", "G07", data -> new PlainStore(data) {
                    @Override
                    Data.Cell cell(TenantId tenant, Key key) {
                        return super.cell(tenant, new Key(key.kind(), cut(key.id(), 128)));
                    }
                }),
                Mutant.of("ShortLogColumnStore", "G07", data -> new PlainStore(data) {
                    @Override
                    void append(TenantId tenant, String log, List<String> bodies) {
                        super.append(tenant, cut(log, 128), bodies);
                    }
                }),
                Mutant.of("FirstStaleLogStore", "B04", data -> new PlainStore(data) {
                    @Override
                    void conflict(Batch batch, Set<Key> stale) {
                        Set<Key> named = new LinkedHashSet<>(stale);
                        List<Key> logs = stale.stream()
                                .filter(key -> key.kind().equals("log"))
                                .toList();
                        named.removeAll(logs);
                        logs.stream().limit(1).forEach(named::add);
                        super.conflict(batch, named);
                    }
                }),
                Mutant.of("FirstHundredStaleStore", "B04", data -> new PlainStore(data) {
                    @Override
                    void conflict(Batch batch, Set<Key> stale) {
                        super.conflict(batch, stale.stream().limit(100).collect(Collectors.toSet()));
                    }
                }),
                Mutant.of("LogByLogStore", "H16", data -> new PlainStore(data) {
                    // a stale log keeps its own entries out, not those of the healthy log beside it
                    @Override
                    void conflict(Batch batch, Set<Key> stale) {
                        batch.ops().stream()
                                .filter(op -> op instanceof Op.Append append && append.expectedLast() > 0)
                                .filter(op -> stale.stream()
                                        .allMatch(key -> key.kind().equals("log") && !key.equals(op.key())))
                                .forEach(op -> apply(batch.tenant(), op));
                        super.conflict(batch, stale);
                    }
                }),
                Mutant.of("HashedIdStore", "A16", data -> new PlainStore(data) {
                    @Override
                    Data.Cell cell(TenantId tenant, Key key) {
                        return super.cell(tenant, new Key(key.kind(), hash(key.id())));
                    }
                }),
                Mutant.of("HashedTenantStore", "I03 I06", data -> new PlainStore(data) {
                    @Override
                    boolean owns(TenantId asking, TenantId owner) {
                        return asking.value().hashCode() == owner.value().hashCode();
                    }
                }),
                Mutant.of("HashedLogStore", "H10", data -> new PlainStore(data) {
                    @Override
                    void append(TenantId tenant, String log, List<String> bodies) {
                        super.append(tenant, hash(log), bodies);
                    }

                    @Override
                    boolean holdsForAppend(long expected, long last) {
                        return true;
                    }

                    @Override
                    public io.crmkit.store.LogSlice readLog(TenantId tenant, String log, long after, int limit) {
                        return super.readLog(tenant, hash(log), after, limit);
                    }
                }));
    }

    private interface Comparison {
        boolean same(long expected, long stored);
    }

    /** Compares versions in this way, in every step that has one. */
    private static Mutant comparing(String name, String kills, Comparison versions) {
        return Mutant.of(name, kills, data -> new PlainStore(data) {
            @Override
            boolean holds(TenantId tenant, Op op) {
                long stored = find(tenant, op.key()).map(StoredRecord::version).orElse(0L);
                LongPredicate same = expected -> versions.same(expected, stored);
                if (op instanceof Op.Put put) {
                    return same.test(put.expected());
                } else if (op instanceof Op.Delete delete) {
                    return same.test(delete.expected());
                } else if (op instanceof Op.Check check) {
                    return same.test(check.expected());
                }
                return super.holds(tenant, op);
            }
        });
    }

    private static String hash(String text) {
        return "#" + text.hashCode();
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(text.length(), length));
    }
}
