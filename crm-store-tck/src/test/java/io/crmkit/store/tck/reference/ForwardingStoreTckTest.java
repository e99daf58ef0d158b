package io.crmkit.store.tck.reference;

import io.crmkit.store.ForwardingStore;
import io.crmkit.store.RecordStore;
import io.crmkit.store.memory.MemoryStore;
import io.crmkit.store.tck.Capability;
import io.crmkit.store.tck.RecordStoreTck;
import java.util.Set;

/** What is passed on keeps every promise. */
class ForwardingStoreTckTest extends RecordStoreTck {
    private final RecordStore.Factory memory = MemoryStore.create();

    @Override
    protected RecordStore.Factory factory() {
        return catalog -> new ForwardingStore(memory.open(catalog)) {};
    }

    @Override
    protected Set<Capability> lacks() {
        return Set.of(Capability.DURABLE, Capability.REMOTE);
    }
}
