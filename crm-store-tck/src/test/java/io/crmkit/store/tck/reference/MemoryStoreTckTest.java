package io.crmkit.store.tck.reference;

import io.crmkit.store.RecordStore;
import io.crmkit.store.memory.MemoryStore;
import io.crmkit.store.tck.Capability;
import io.crmkit.store.tck.RecordStoreTck;
import java.util.Set;

class MemoryStoreTckTest extends RecordStoreTck {
    private final RecordStore.Factory factory = MemoryStore.create();

    @Override
    protected RecordStore.Factory factory() {
        return factory;
    }

    @Override
    protected Set<Capability> lacks() {
        return Set.of(Capability.DURABLE, Capability.REMOTE);
    }
}
