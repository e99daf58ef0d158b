package io.crmkit.store.tck;

import io.crmkit.store.RecordStore;
import java.util.Optional;
import java.util.Set;

/** The hooks of a topic: those of the adapter's test around it, or its own if it runs alone. */
abstract class TopicHooks extends AdapterHooks {
    private Optional<AdapterHooks> adapter = Optional.empty();

    /** Makes this topic a part of the adapter's test. */
    final void within(AdapterHooks test) {
        this.adapter = Optional.of(test);
    }

    @Override
    protected RecordStore.Factory factory() {
        return adapter.map(AdapterHooks::factory)
                .orElseThrow(() -> new AssertionError("A topic that runs alone needs a factory(): override it"));
    }

    @Override
    protected Set<Capability> lacks() {
        return adapter.map(AdapterHooks::lacks).orElseGet(super::lacks);
    }

    @Override
    protected Disturbance disturbance() {
        return adapter.map(AdapterHooks::disturbance).orElseGet(super::disturbance);
    }
}
