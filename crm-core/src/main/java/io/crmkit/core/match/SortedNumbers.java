package io.crmkit.core.match;

import java.util.Arrays;

/** Sorts numbers by their parts: each part fits the cache, so that a million cost each what ten thousand do. */
final class SortedNumbers {
    private static final int PART = 1 << 11;

    private SortedNumbers() {}

    /** Returns the first {@code size} numbers in an order that brings equal first bits together; rising if none is negative. */
    static long[] of(long[] numbers, int size) {
        long all = 0;
        for (int i = 0; i < size; i++) {
            all |= numbers[i];
        }
        int unused = Long.numberOfLeadingZeros(all);
        int bits = Math.max(0, 32 - Integer.numberOfLeadingZeros(size / PART));
        int[] ends = new int[1 << bits];
        for (int i = 0; i < size; i++) {
            ends[part(numbers[i], unused, bits)]++;
        }
        int start = 0;
        for (int part = 0; part < ends.length; part++) {
            int count = ends[part];
            ends[part] = start;
            start += count;
        }
        long[] sorted = new long[size];
        for (int i = 0; i < size; i++) {
            sorted[ends[part(numbers[i], unused, bits)]++] = numbers[i];
        }
        start = 0;
        for (int end : ends) {
            Arrays.sort(sorted, start, end);
            start = end;
        }
        return sorted;
    }

    private static int part(long number, int unused, int bits) {
        return bits == 0 ? 0 : (int) (number << unused >>> (Long.SIZE - bits));
    }
}
