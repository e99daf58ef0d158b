package io.crmkit.core.teststore;

import io.crmkit.core.json.JsonFields;
import io.crmkit.store.Batch;
import io.crmkit.store.Catalog;
import io.crmkit.store.ForwardingStore;
import io.crmkit.store.Key;
import io.crmkit.store.Op;
import io.crmkit.store.OutcomeUnknownException;
import io.crmkit.store.RecordStore;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.memory.MemoryStore;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A store in memory that shows every record it holds, and fails when it is told to. */
public final class RecordingStore implements RecordStore.Factory {
    private final RecordStore.Factory memory = MemoryStore.create();
    private final Map<Key, StoredRecord> records = new TreeMap<>(Comparator.comparing(Key::toString));
    private final String hidden;

    /** How many batches were to be stored. */
    public int commits;
    /** The number of the commit that cannot reach the store. */
    public int lostRequest = -1;
    /** The number of the commit whose answer does not arrive, and after which the store is gone for good. */
    public int lostReply = -1;
    /** What somebody else does right before the next commit. */
    public Optional<Runnable> beforeCommit = Optional.empty();

    /**
     * Returns an empty store.
     *
     * @param hidden how the kinds of records begin that {@link #visible} leaves out, such as {@code merge}
     */
    public RecordingStore(String hidden) {
        this.hidden = hidden;
    }

    /** Returns what users can see of all records but the hidden ones: no versions and no stamps. */
    public Map<String, String> visible() {
        Map<String, String> visible = new TreeMap<>();
        records.forEach((key, record) -> {
            if (!key.kind().startsWith(hidden) && !key.kind().equals("tenant_settings")) {
                SortedMap<String, String> fields = JsonFields.of(record.body());
                fields.keySet().removeIf(field -> field.startsWith("/_stamps/"));
                visible.put(key.toString(), fields + " " + new TreeMap<>(record.attributes()));
            }
        });
        return visible;
    }

    @Override
    public RecordStore open(Catalog catalog) {
        return new Recording(memory.open(catalog));
    }

    private final class Recording extends ForwardingStore {
        Recording(RecordStore store) {
            super(store);
        }

        @Override
        public void commit(Batch batch) {
            Optional<Runnable> now = beforeCommit;
            beforeCommit = Optional.empty();
            now.ifPresent(Runnable::run);
            int number = commits++;
            if (number == lostRequest) {
                throw new StoreUnavailableException("planted", null);
            }
            super.commit(batch);
            for (Op op : batch.ops()) {
                if (op instanceof Op.Put put) {
                    records.put(put.key(), put.next());
                } else if (op instanceof Op.Delete delete) {
                    records.remove(delete.key());
                }
            }
            if (number == lostReply) {
                throw new OutcomeUnknownException("planted", null);
            }
        }
    }
}
