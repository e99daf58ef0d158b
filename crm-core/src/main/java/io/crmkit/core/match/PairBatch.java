package io.crmkit.core.match;

import java.util.Arrays;

/** Hands pairs on in batches, each in order of the records. */
final class PairBatch {
    private static final int MOST = 1 << 20;
    private static final int RECORD_BITS = 32;

    private final PairVisitor visitor;
    private long[] pairs = new long[1 << 10];
    private int size;

    PairBatch(PairVisitor visitor) {
        this.visitor = visitor;
    }

    void add(int a, int b) {
        if (size == pairs.length) {
            if (size == MOST) {
                flush();
            } else {
                pairs = Arrays.copyOf(pairs, 2 * size);
            }
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
