package io.crmkit.store.tck.mutant;

import io.crmkit.store.Catalog;
import io.crmkit.store.RecordStore;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.tck.Disturbance;
import java.util.function.Supplier;

/** What lies between a {@link RemoteStore} and its data, as a network does. */
final class Wire implements Disturbance {
    /** What a driver throws. */
    static final class Lost extends RuntimeException {
        Lost() {
            super("connection reset by peer");
        }
    }

    /** Opens stores over a wire. */
    record Remote(Wire wire, RecordStore.Factory factory) implements RecordStore.Factory {
        @Override
        public RecordStore open(Catalog catalog) {
            try {
                return wire.exchange(() -> factory.open(catalog));
            } catch (Lost lost) {
                throw new StoreUnavailableException("open: no connection", lost);
            }
        }
    }

    private boolean armed;
    private boolean broken;
    private boolean applied;
    private int left;

    /** Sends a request and returns its reply. */
    <T> T exchange(Supplier<T> request) {
        if (arrives()) {
            T reply = request.get();
            if (!broken()) {
                return reply;
            }
        }
        throw new Lost();
    }

    private synchronized boolean arrives() {
        if (!armed) {
            return true;
        }
        if (broken) {
            return false;
        }
        broken = left-- == 0;
        return !broken || applied;
    }

    @Override
    public synchronized void breakAfter(int exchanges, boolean lastApplied) {
        armed = true;
        broken = false;
        left = exchanges;
        applied = lastApplied;
    }

    @Override
    public synchronized boolean broken() {
        return broken;
    }

    @Override
    public synchronized void mend() {
        armed = false;
        broken = false;
    }
}
