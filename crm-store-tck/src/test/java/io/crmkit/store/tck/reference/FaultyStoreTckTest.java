package io.crmkit.store.tck.reference;

import io.crmkit.store.RecordStore;
import io.crmkit.store.memory.MemoryStore;
import io.crmkit.store.tck.Capability;
import io.crmkit.store.tck.FaultyStore;
import io.crmkit.store.tck.RecordStoreTck;
import java.util.Set;

/** Without faults the wrapper changes nothing. */
class FaultyStoreTckTest extends RecordStoreTck {
    private final RecordStore.Factory factory = FaultyStore.around(MemoryStore.create());

    @Override
    protected RecordStore.Factory factory() {
        return factory;
    }

    @Override
    protected Set<Capability> lacks() {
        return Set.of(Capability.DURABLE, Capability.REMOTE);
    }
}
