package io.crmkit.docs.acme;

import io.crmkit.store.Batch;
import io.crmkit.store.Catalog;
import io.crmkit.store.Key;
import io.crmkit.store.Limits;
import io.crmkit.store.LogSlice;
import io.crmkit.store.Op;
import io.crmkit.store.RecordStore;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.ValidatingStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Translates each call for the client. */
final class AcmeStore implements RecordStore {
    private final RecordStore database;

    private AcmeStore(AcmeClient client, Catalog catalog) {
        this.database = client.database().open(catalog);
    }

    // snippet
    public static RecordStore.Factory on(AcmeClient client) {
        return catalog -> {
            createOrVerifySchema(client, catalog);
            return ValidatingStore.around(new AcmeStore(client, catalog), catalog);
        };
    }
    // end

    private static void createOrVerifySchema(AcmeClient client, Catalog catalog) {
        client.database().open(catalog).close();
    }

    @Override
    public void commit(Batch batch) {
        List<Op> known = new ArrayList<>();
        // snippet
        for (Op op : batch.ops()) {
            if (op instanceof Op.Put put) {
                known.add(put);
            } else if (op instanceof Op.Delete delete) {
                known.add(delete);
            } else if (op instanceof Op.Check check) {
                known.add(check);
            } else if (op instanceof Op.Append append) {
                known.add(append);
            }
        }
        // end
        database.commit(new Batch(batch.id(), batch.tenant(), known));
    }

    @Override
    public List<StoredRecord> load(TenantId tenant, Set<Key> keys) {
        return database.load(tenant, keys);
    }

    @Override
    public Slice scan(TenantId tenant, Scan scan) {
        return database.scan(tenant, scan);
    }

    @Override
    public LogSlice readLog(TenantId tenant, String log, long after, int limit) {
        return database.readLog(tenant, log, after, limit);
    }

    @Override
    public void erase(TenantId tenant) {
        database.erase(tenant);
    }

    @Override
    public Limits limits() {
        return database.limits();
    }

    @Override
    public void close() {
        database.close();
    }
}
