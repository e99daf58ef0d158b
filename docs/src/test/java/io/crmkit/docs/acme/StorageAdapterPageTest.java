package io.crmkit.docs.acme;

import io.crmkit.store.RecordStore;
import io.crmkit.store.tck.Capability;
import io.crmkit.store.tck.PagingTopic;
import io.crmkit.store.tck.RecordStoreTck;
import java.util.Set;
import org.junit.jupiter.api.Nested;

class StorageAdapterPageTest {
    private static final AcmeClient client = new AcmeClient();

    @Nested
    class AcmeStoreTckTest extends RecordStoreTck {
        @Override
        protected RecordStore.Factory factory() {
            return AcmeStore.on(client);
        }

        // snippet
        @Override
        protected Set<Capability> lacks() {
            return Set.of(Capability.DURABLE, Capability.REMOTE);
        }
        // end
    }

    @Nested
    // snippet
    class AcmePagingTest extends PagingTopic {
        @Override
        protected RecordStore.Factory factory() {
            return AcmeStore.on(client);
        }
    }
    // end
}
