package io.crmkit.core.match;

import java.util.Arrays;

/** Hands pairs on in batches, each in order of the records: what is read for one pair lies near what was read for the one before. */
final class PairBatch {
    /** 8 MB: enough for pairs of neighbours to come one after the other, among millions of records. */
    static final int MOST = 1 << 20;

    private static final int RECORD_BITS = 32;

    private final PairVisitor visitor;
    private final int most;
    private long[] pairs;
    private int size;

    PairBatch(PairVisitor visitor, int most) {
        this.visitor = visitor;
        this.most = most;
        this.pairs = new long[Math.min(most, 1 << 10)];
    }

    void add(int a, int b) {
        if (size == most) {
            flush();
        } else if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, Math.min(most, 2 * size));
        }
        pairs[size++] = (long) a << RECORD_BITS | b;
    }

    void flush() {
        for (long pair : SortedNumbers.of(pairs, size)) {
            visitor.visit((int) (pair >>> RECORD_BITS), (int) pair);
        }
        size = 0;
    }
}
