package io.crmkit.examples.mvstore;

import io.crmkit.store.Batch;
import io.crmkit.store.Catalog;
import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.Kind;
import io.crmkit.store.Op;
import io.crmkit.store.Scan;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A kind for the tests, and numbered batches of it: each is some records and a log entry that says how many. */
final class Accounts {
    static final TenantId TENANT = new TenantId("t");
    static final Index BY_BATCH = new Index("by_batch", List.of("batch"));
    static final Catalog CATALOG =
            new Catalog(List.of(new Kind("account", Map.of("batch", Value.Type.INT), List.of(BY_BATCH))));

    private Accounts() {}

    /** Every tenth batch is large. */
    static int size(long batch) {
        return batch % 10 == 0 ? 500 : 3;
    }

    static Batch batch(long number, int size, int bodyLength) {
        List<Op> ops = new ArrayList<>();
        String body = "x".repeat(bodyLength);
        for (int i = 0; i < size; i++) {
            Key key = new Key("account", number + "." + i);
            ops.add(new Op.Put(0, new StoredRecord(key, 1, body, Map.of("batch", new Value.Int(number)))));
        }
        ops.add(new Op.Append("batches", number - 1, List.of("batch " + number)));
        return new Batch(new UUID(0, number), TENANT, ops);
    }

    static Scan of(long batch) {
        return Scan.of("account", BY_BATCH, 1_000).equal(new Value.Int(batch));
    }
}
