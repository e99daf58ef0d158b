package io.crmkit.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.store.Batch;
import io.crmkit.store.Catalog;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.Kind;
import io.crmkit.store.Op;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SQLite writes every index of a column that an update names, so an update names what changes; with as many columns as there may be. */
class ChangedColumnsTest {
    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final Key KEY = new Key("wide", "one");
    private static final int COLUMNS = 64;

    @TempDir
    Path directory;

    @Test
    void whateverChangesIsStoredAndFoundByItsIndex() {
        Map<String, Value.Type> types = new TreeMap<>();
        IntStream.range(0, COLUMNS).forEach(i -> types.put(name(i), Value.Type.INT));
        List<Index> indexes = new ArrayList<>();
        for (int i = 0; i < COLUMNS; i += 8) {
            indexes.add(new Index(
                    "from_" + name(i),
                    IntStream.range(i, i + 8).mapToObj(ChangedColumnsTest::name).toList()));
        }
        Catalog catalog = new Catalog(List.of(new Kind("wide", types, indexes)));
        try (RecordStore store = JdbcStore.sqlite(directory.resolve("wide.db")).open(catalog)) {
            long[] values = new long[COLUMNS];
            put(store, 0, values);
            for (int version = 1; version <= COLUMNS + 1; version++) { // one column after the other, and then none
                if (version <= COLUMNS) {
                    values[version - 1] = version;
                }
                put(store, version, values);

                assertThat(store.load(TENANT, Set.of(KEY))).containsExactly(next(version + 1, values));
                for (Index index : indexes) {
                    Value[] all = index.attributes().stream()
                            .map(name -> next(1, values).attributes().get(name))
                            .toArray(Value[]::new);
                    assertThat(store.count(TENANT, Scan.of("wide", index, 1).equal(all), List.of()))
                            .containsValue(1L);
                }
            }
            assertThatThrownBy(() -> put(store, COLUMNS, values)).isInstanceOf(ConflictException.class);
        }
    }

    private static String name(int column) {
        return "a" + (char) ('a' + column / 26) + (char) ('a' + column % 26);
    }

    private static void put(RecordStore store, long expected, long[] values) {
        store.commit(new Batch(
                new UUID(0, expected), TENANT, List.of(new Op.Put(expected, next(expected + 1, values)))));
    }

    private static StoredRecord next(long version, long[] values) {
        Map<String, Value> attributes = new TreeMap<>();
        IntStream.range(0, COLUMNS).forEach(i -> attributes.put(name(i), new Value.Int(values[i])));
        return new StoredRecord(KEY, version, "{\"version\":" + version + "}", attributes);
    }
}
