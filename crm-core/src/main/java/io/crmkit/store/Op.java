package io.crmkit.store;

import java.util.List;
import java.util.Objects;

/** One step of a batch. {@code expected} is the version that must be stored now; 0 means that the record must not exist. */
public sealed interface Op {
    /** Returns what this step touches; a log is named by {@link Key#ofLog}. */
    Key key();

    /**
     * Writes a whole record: body, attributes and index entries are replaced, never merged (A03, A04). With {@code expected} 0
     * it creates the record (A01), also one that was deleted before (A13), and conflicts with an existing one (A02); otherwise
     * it conflicts with any other version (A05, A06) and with a missing record (A07).
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
     * Removes a record and its index entries (A10, A14). It conflicts with another version (A11) and with a missing record
     * (A12).
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
     * Demands that a record which was read, but is not written, is still the same: stops write skew. It changes nothing and
     * leaves no trace (A17), and fails if another version, no record or an unexpected one is stored (A18, B07).
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
     * Appends entries to a log, which keep their order (H06) and never change (H12). Sequences start at 1 (H01) and ascend
     * without gaps over all batches (H02); a batch that fails consumes none (H03). With an expected last sequence it is a
     * compare-and-set (H04): of concurrent appends after the same sequence exactly one wins (H05). Logs of different names have
     * nothing to do with each other (H10).
     *
     * @param log any text that is not empty, taken literally (E12)
     * @param expectedLast the sequence that must be the last one now, 0 for an empty log; or {@link #AT_END}
     * @param bodies one entry each, in this order; not empty
     */
    record Append(String log, long expectedLast, List<String> bodies) implements Op {
        /** Instead of an expected sequence: after whatever is last. It never conflicts (H13), and sequences stay dense (H14). */
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
