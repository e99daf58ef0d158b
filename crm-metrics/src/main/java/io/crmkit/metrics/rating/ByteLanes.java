package io.crmkit.metrics.rating;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Counts how often each byte occurs, eight bytes at a time. Where all eight are below 16 two neighbours are counted together as
 * one of 256 pairs, which takes half the increments; the first eight that are not, as with a code such as 99, send the block
 * they begin through counters of single bytes. Every place among the eight has counters of its own: with one set a run of equal
 * ratings would wait, as an increment must not start before the last one of the same counter is stored.
 */
final class ByteLanes {
    static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** The bits that are not set in eight bytes below 16. */
    static final long HIGH_NIBBLES = 0xF0F0F0F0F0F0F0F0L;
    /** How many bytes go the slow way at once: so many that changing the way costs nothing. */
    static final int BLOCK = 4096;

    private ByteLanes() {}

    /**
     * Returns 256 counts of the bytes from one position up to another; the index is the byte read as 0..255. An {@code int}
     * holds any count, as it does any array.
     */
    static int[] count(byte[] bytes, int from, int to) {
        int[] pairs = new int[4 * 256];
        int[] singles = new int[8 * 256];
        int at = from;
        while (at < to) {
            at = countPairs(bytes, at, to, pairs);
            int end = Math.min(to - at, BLOCK) + at;
            countSingles(bytes, at, end, singles);
            at = end;
        }
        return sums(pairs, singles);
    }

    /** Returns where it stopped: before eight bytes that are not all below 16, or less than eight before the end. */
    private static int countPairs(byte[] bytes, int from, int to, int[] counts) {
        int at = from;
        for (; at <= to - 8; at += 8) {
            long eight = (long) EIGHT.get(bytes, at);
            if ((eight & HIGH_NIBBLES) != 0) {
                break;
            }
            long four = eight | eight >>> 4; // a pair in every other byte
            counts[(int) (four & 255)]++;
            counts[256 + (int) (four >>> 16 & 255)]++;
            counts[512 + (int) (four >>> 32 & 255)]++;
            counts[768 + (int) (four >>> 48 & 255)]++;
        }
        return at;
    }

    private static void countSingles(byte[] bytes, int from, int to, int[] counts) {
        int at = from;
        for (; at <= to - 8; at += 8) {
            long eight = (long) EIGHT.get(bytes, at);
            counts[(int) (eight & 255)]++;
            counts[256 + (int) (eight >>> 8 & 255)]++;
            counts[512 + (int) (eight >>> 16 & 255)]++;
            counts[768 + (int) (eight >>> 24 & 255)]++;
            counts[1024 + (int) (eight >>> 32 & 255)]++;
            counts[1280 + (int) (eight >>> 40 & 255)]++;
            counts[1536 + (int) (eight >>> 48 & 255)]++;
            counts[1792 + (int) (eight >>> 56)]++;
        }
        for (; at < to; at++) {
            counts[bytes[at] & 255]++;
        }
    }

    private static int[] sums(int[] pairs, int[] singles) {
        int[] counts = new int[256];
        for (int i = 0; i < pairs.length; i++) {
            counts[i & 15] += pairs[i];
            counts[i >>> 4 & 15] += pairs[i];
        }
        for (int i = 0; i < singles.length; i++) {
            counts[i & 255] += singles[i];
        }
        return counts;
    }
}
