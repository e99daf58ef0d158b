package io.crmkit.docs.acme;

import io.crmkit.store.RecordStore;
import io.crmkit.store.memory.MemoryStore;

/** The client of the made-up database. */
final class AcmeClient {
    private final RecordStore.Factory database = MemoryStore.create();

    RecordStore.Factory database() {
        return database;
    }
}
