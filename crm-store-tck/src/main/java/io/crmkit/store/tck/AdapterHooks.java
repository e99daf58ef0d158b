package io.crmkit.store.tck;

import io.crmkit.store.RecordStore;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

/** What the kit asks of an adapter's test, whether it runs the whole kit or one topic. */
abstract class AdapterHooks {
    /**
     * Returns the factory under test. It is called again for every instance that a test opens, and must lead to the same
     * storage each time within one test: the kit plays several processes with it. Storage may be shared by all tests, since
     * each test has a tenant of its own; rules about catalogs leave a few kinds named {@code tck_...} behind.
     */
    protected abstract RecordStore.Factory factory();

    /** Returns what the store does not do; nothing by default. The report shows it. */
    protected Set<Capability> lacks() {
        return Set.of();
    }

    /**
     * Returns the way between the stores of {@link #factory} and their storage. A store that lacks {@link Capability#REMOTE} has
     * none; any other must override this.
     */
    protected Disturbance disturbance() {
        throw new AssertionError(
                "The kit has to break the connection to the storage. Override disturbance() in the test of"
                        + " the adapter; or, if the store keeps its data in its own process, return Capability.REMOTE from lacks()");
    }

    /**
     * Releases what {@link #factory} needed; called after each test, when its stores are closed. Nothing by default.
     *
     * @throws Exception which fails the test
     */
    protected void close() throws Exception {}

    @AfterEach
    final void releaseAdapter() throws Exception {
        close();
    }
}
