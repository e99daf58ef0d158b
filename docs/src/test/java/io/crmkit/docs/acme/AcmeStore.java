package io.crmkit.docs.acme;

import io.crmkit.store.RecordStore;

/** The adapter of somebody else. */
final class AcmeStore {
    private AcmeStore() {}

    static RecordStore.Factory on(AcmeClient client) {
        return client.database();
    }
}
