package io.crmkit.metrics.btyd;

import java.util.Arrays;

/**
 * The purchases expected of customers who are alive, which depend on repeats and age only. Keeps what it computed in a table
 * where a newer entry takes the place of an older one, so it stays small for samples without equal ages.
 */
final class IfAlive {
    private static final int SLOTS = 1 << 13;

    private final PurchaseLaw law;
    private final double time;
    private final long[] repeats = new long[SLOTS];
    private final double[] ages = new double[SLOTS];
    private final double[] values = new double[SLOTS];

    IfAlive(PurchaseLaw law, double time) {
        this.law = law;
        this.time = time;
        Arrays.fill(repeats, -1);
    }

    double expected(long x, double age) {
        long hash = (Double.doubleToRawLongBits(age) + x) * 0x9E3779B97F4A7C15L;
        int slot = (int) (hash >>> 51);
        if (repeats[slot] != x || ages[slot] != age) {
            values[slot] = law.expectedIfAlive(x, age, time);
            repeats[slot] = x;
            ages[slot] = age;
        }
        return values[slot];
    }
}
