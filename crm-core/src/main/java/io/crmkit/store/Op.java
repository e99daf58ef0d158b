package io.crmkit.store;

import java.util.List;
import java.util.Objects;

/** One step of a batch. {@code expected} is the version that must be stored now; 0 means that the record must not exist. */
public sealed interface Op {
    /** Returns what this step touches; a log is named by {@link Key#ofLog}. */
    Key key();

    /**
     * Writes a whole record: body and attributes are replaced, never merged.
     *
     * @param expected the version that must be stored now, 0 for a new record
     * @param next the record as it is to be stored
     */
    record Put(long expected, StoredRecord next) implements Op {
        /** Refuses null. */
        public Put {
            Objects.requireNonNull(next, "next");
        }

        @Override
        public Key key() {
            return next.key();
        }
    }

    /**
     * Removes a record.
     *
     * @param key what to remove
     * @param expected the version that must be stored now, 1 or more
     */
    record Delete(Key key, long expected) implements Op {
        /** Refuses null. */
        public Delete {
            Objects.requireNonNull(key, "key");
        }
    }

    /**
     * Demands that a record which was read, but is not written, is still the same: stops write skew.
     *
     * @param key what was read
     * @param expected the version that was read, 0 if there was none
     */
    record Check(Key key, long expected) implements Op {
        /** Refuses null. */
        public Check {
            Objects.requireNonNull(key, "key");
        }
    }

    /**
     * Appends entries to a log.
     *
     * @param log any text that is not empty
     * @param expectedLast the sequence that must be the last one now, 0 for an empty log; or {@link #AT_END}
     * @param bodies one entry each, in this order; not empty
     */
    record Append(String log, long expectedLast, List<String> bodies) implements Op {
        /** Instead of an expected sequence: after whatever is last. It never conflicts, and sequences stay dense. */
        public static final long AT_END = -1;

        /** Copies the bodies. */
        public Append {
            Objects.requireNonNull(log, "log");
            bodies = List.copyOf(bodies);
        }

        @Override
        public Key key() {
            return Key.ofLog(log);
        }

        @Override
        public String toString() {
            return "Append[" + log + ", after " + expectedLast + ", " + bodies.size() + " entries]";
        }
    }
}
