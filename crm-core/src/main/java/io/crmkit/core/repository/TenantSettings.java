package io.crmkit.core.repository;

import io.crmkit.core.json.JsonCodec;
import io.crmkit.store.Batch;
import io.crmkit.store.ConflictException;
import io.crmkit.store.Key;
import io.crmkit.store.Kind;
import io.crmkit.store.Op;
import io.crmkit.store.RecordStore;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What is fixed for a tenant when it is created.
 *
 * @param cursorKey the secret that cursors are encrypted with, Base64
 * @param feedShards how many logs the change feed has
 */
record TenantSettings(String cursorKey, int feedShards) {
    static final Kind KIND = new Kind("tenant_settings", Map.of(), List.of());

    private static final Key KEY = new Key(KIND.name(), "settings");
    private static final JsonCodec<TenantSettings> CODEC = JsonCodec.of(TenantSettings.class);

    /** Cursors travel; the secret that protects them does not, not even into a log line. */
    @Override
    public String toString() {
        return "TenantSettings[" + feedShards + " feed shards]";
    }

    /** Returns the settings of a tenant; the first one to ask stores {@code proposal}. */
    static TenantSettings of(RecordStore store, TenantId tenant, UUID batch, TenantSettings proposal) {
        Optional<TenantSettings> stored = load(store, tenant);
        if (stored.isPresent()) {
            return stored.get();
        }
        StoredRecord record = new StoredRecord(KEY, 1, CODEC.encode(proposal), Map.of());
        try {
            store.commit(new Batch(batch, tenant, List.of(new Op.Put(0, record))));
            return proposal;
        } catch (ConflictException another) {
            return load(store, tenant).orElseThrow(() -> another);
        }
    }

    private static Optional<TenantSettings> load(RecordStore store, TenantId tenant) {
        return store.load(tenant, Set.of(KEY)).stream()
                .map(record -> CODEC.decode(record.body()))
                .findFirst();
    }
}
