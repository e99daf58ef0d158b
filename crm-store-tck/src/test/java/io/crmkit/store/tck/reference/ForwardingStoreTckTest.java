package io.crmkit.store.tck.reference;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.ForwardingStore;
import io.crmkit.store.RecordStore;
import io.crmkit.store.memory.MemoryStore;
import io.crmkit.store.tck.Capability;
import io.crmkit.store.tck.RecordStoreTck;
import java.lang.reflect.Method;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is passed on keeps every promise, and everything is passed on. */
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

    @Test
    void noMethodOfAStoreIsLeftToItsDefault() {
        assertThat(RecordStore.class.getMethods())
                .isNotEmpty()
                .allSatisfy(method -> assertThat(
                                ForwardingStore.class.getMethod(method.getName(), method.getParameterTypes()))
                        .extracting(Method::getDeclaringClass)
                        .isEqualTo(ForwardingStore.class));
    }
}
