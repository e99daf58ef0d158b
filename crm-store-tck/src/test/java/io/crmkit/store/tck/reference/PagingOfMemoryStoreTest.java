package io.crmkit.store.tck.reference;

import io.crmkit.store.RecordStore;
import io.crmkit.store.memory.MemoryStore;
import io.crmkit.store.tck.PagingTopic;

/** One topic alone, as an adapter's author runs it while working on it. */
class PagingOfMemoryStoreTest extends PagingTopic {
    private final RecordStore.Factory factory = MemoryStore.create();

    @Override
    protected RecordStore.Factory factory() {
        return factory;
    }
}
