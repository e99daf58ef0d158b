package io.crmkit.recovery.grant;

import io.crmkit.store.RecordStore;
import io.crmkit.store.memory.MemoryStore;

class GrantsInMemoryTest extends GrantsContract {
    @Override
    RecordStore.Factory store() {
        return MemoryStore.create();
    }
}
