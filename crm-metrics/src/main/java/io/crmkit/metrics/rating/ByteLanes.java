package io.crmkit.metrics.rating;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Counts how often each byte occurs, eight bytes at a time into eight tables. One table would make a run of equal ratings
 * wait: an increment must not start before the last one of the same counter is stored.
 */
final class ByteLanes {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private ByteLanes() {}

    /** Returns 256 counts; the index is the byte read as 0..255. An {@code int} holds any count, as it does any array. */
    static int[] count(byte[] bytes) {
        int[] lanes = new int[8 * 256];
        int end = bytes.length & ~7;
        for (int i = 0; i < end; i += 8) {
            long eight = (long) LONGS.get(bytes, i);
            lanes[(int) (eight & 255)]++;
            lanes[256 + (int) (eight >>> 8 & 255)]++;
            lanes[512 + (int) (eight >>> 16 & 255)]++;
            lanes[768 + (int) (eight >>> 24 & 255)]++;
            lanes[1024 + (int) (eight >>> 32 & 255)]++;
            lanes[1280 + (int) (eight >>> 40 & 255)]++;
            lanes[1536 + (int) (eight >>> 48 & 255)]++;
            lanes[1792 + (int) (eight >>> 56)]++;
        }
        for (int i = end; i < bytes.length; i++) {
            lanes[bytes[i] & 255]++;
        }

        int[] counts = new int[256];
        for (int i = 0; i < lanes.length; i++) {
            counts[i & 255] += lanes[i];
        }
        return counts;
    }
}
