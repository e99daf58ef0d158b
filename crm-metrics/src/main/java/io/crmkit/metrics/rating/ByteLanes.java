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
    /** How many bytes go the fast way in a call: a method that is called often is compiled better than one long loop. */
    static final int FAST_BLOCK = 1 << 18;
    /** How many bytes go the slow way at once: so many that changing the way costs nothing. */
    static final int SLOW_BLOCK = 1 << 16;

    private ByteLanes() {}

    /**
     * Returns 256 counts of the bytes from one position up to another; the index is the byte read as 0..255. An {@code int}
     * holds any count, as it does any array.
     */
    static int[] count(byte[] bytes, int from, int to) {
        int[] counts = new int[256];
        int at = from;
        while (at < to) {
            int end = Math.min(to - at, FAST_BLOCK) + at;
            at = countPairs(bytes, at, end, counts);
            if (at < end) {
                end = Math.min(to - at, SLOW_BLOCK) + at;
                countSingles(bytes, at, end, counts);
                at = end;
            }
        }
        return counts;
    }

    /** Returns where it stopped: before eight bytes that are not all below 16, or less than eight before the end. */
    private static int countPairs(byte[] bytes, int from, int to, int[] counts) {
        int[] lanes = new int[4 * 256]; // its length known here, the compiler leaves out the checks of each index
        int end = to - (to - from) % 8;
        int at = from;
        for (; at < end; at += 8) {
            long eight = (long) EIGHT.get(bytes, at);
            if ((eight & HIGH_NIBBLES) != 0) {
                break;
            }
            long four = eight | eight >>> 4; // a pair in every other byte
            int low = (int) four;
            int high = (int) (four >>> 32);
            lanes[low & 255]++;
            lanes[256 + (low >>> 16 & 255)]++;
            lanes[512 + (high & 255)]++;
            lanes[768 + (high >>> 16 & 255)]++;
        }
        for (int i = 0; i < lanes.length; i++) {
            counts[i & 15] += lanes[i];
            counts[i >>> 4 & 15] += lanes[i];
        }
        return at;
    }

    private static void countSingles(byte[] bytes, int from, int to, int[] counts) {
        int[] lanes = new int[8 * 256];
        int end = to - (to - from) % 8;
        for (int at = from; at < end; at += 8) {
            long eight = (long) EIGHT.get(bytes, at);
            lanes[(int) (eight & 255)]++;
            lanes[256 + (int) (eight >>> 8 & 255)]++;
            lanes[512 + (int) (eight >>> 16 & 255)]++;
            lanes[768 + (int) (eight >>> 24 & 255)]++;
            lanes[1024 + (int) (eight >>> 32 & 255)]++;
            lanes[1280 + (int) (eight >>> 40 & 255)]++;
            lanes[1536 + (int) (eight >>> 48 & 255)]++;
            lanes[1792 + (int) (eight >>> 56)]++;
        }
        for (int at = end; at < to; at++) {
            lanes[bytes[at] & 255]++;
        }
        for (int i = 0; i < lanes.length; i++) {
            counts[i & 255] += lanes[i];
        }
    }
}
