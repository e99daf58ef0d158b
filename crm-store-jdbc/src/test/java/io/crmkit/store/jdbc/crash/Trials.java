package io.crmkit.store.jdbc.crash;

import java.util.Random;
import java.util.concurrent.TimeUnit;

/** How long the proofs run, and with which random choices. */
final class Trials {
    private Trials() {}

    /** Returns how often something is killed: 20 in the build, 200 in the profile. */
    static int kills() {
        return Integer.getInteger("crmkit.crash.kills", 20);
    }

    /** Returns {@code perKill} rounds for each kill: ten times as many in the profile as in the build. */
    static int rounds(int perKill) {
        return perKill * kills();
    }

    /** Returns the start value of random choices, and prints it. */
    static long seed(String test) {
        long seed = Long.getLong("crmkit.crash.seed", System.nanoTime());
        System.out.println(test + ": -Dcrmkit.crash.seed=" + seed);
        return seed;
    }

    /** Lets a random time below {@code micros} pass without giving up the processor, which a sleep cannot do so finely. */
    static void spin(Random random, int micros) {
        long end = System.nanoTime() + TimeUnit.MICROSECONDS.toNanos(random.nextInt(micros));
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
