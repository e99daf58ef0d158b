package io.crmkit.metrics.btyd;

import java.util.Arrays;

/**
 * Predictions that remember the purchases expected of customers who are alive, which depend on repeats and age only. A newer entry
 * of the table takes the place of an older one, so it stays small for samples without equal ages.
 */
final class IfAlive implements Prediction {
    private static final int SLOTS = 1 << 13;

    private final PurchaseLaw law;
    private final long[] repeats = new long[SLOTS];
    private final double[] ages = new double[SLOTS];
    private final double[] times = new double[SLOTS];
    private final double[] values = new double[SLOTS];

    IfAlive(PurchaseLaw law) {
        this.law = law;
        Arrays.fill(repeats, -1);
    }

    @Override
    public double alive(long x, double lastRepeat, double age) {
        return law.alive(x, lastRepeat, age);
    }

    @Override
    public double expectedIfAlive(long x, double age, double time) {
        long hash = (Double.doubleToRawLongBits(age) + x) * 0x9E3779B97F4A7C15L;
        int slot = (int) (hash >>> 51);
        if (repeats[slot] != x || ages[slot] != age || times[slot] != time) {
            values[slot] = law.expectedIfAlive(x, age, time);
            repeats[slot] = x;
            ages[slot] = age;
            times[slot] = time;
        }
        return values[slot];
    }
}
