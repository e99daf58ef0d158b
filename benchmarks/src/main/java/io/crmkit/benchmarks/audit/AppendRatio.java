package io.crmkit.benchmarks.audit;

import io.crmkit.benchmarks.Spread;
import io.crmkit.privacy.audit.MerkleTree;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToIntFunction;

/**
 * Prints what appending an entry of 500 bytes to a Merkle tree in memory costs, compared with SHA-256 over it alone by one digest that is
 * used again and again; in turns, in processor time of the thread.
 */
public final class AppendRatio {
    private static final int BYTES = 500;
    private static final int WARMUPS = 2;

    private AppendRatio() {}

    /**
     * Runs the comparison.
     *
     * @param args entries a round, 500,000 if there is none; rounds, 15
     */
    public static void main(String[] args) throws NoSuchAlgorithmException {
        int entries = args.length > 0 ? Integer.parseInt(args[0]) : 500_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 15;
        System.out.println(compare(entries, rounds));
    }

    /** Returns what is printed. */
    static String compare(int entries, int rounds) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        double[] hashing = new double[rounds];
        double[] appending = new double[rounds];
        double[] ratios = new double[rounds];
        for (int i = -WARMUPS; i < rounds; i++) {
            MerkleTree tree = MerkleTree.create();
            int round = Math.max(i, 0);
            hashing[round] = nanoseconds(entries, entry -> digest.digest(entry)[0]);
            appending[round] = nanoseconds(entries, entry -> (int) tree.append(entry));
            ratios[round] = appending[round] / hashing[round];
            if (tree.size() != entries) {
                throw new IllegalStateException("must hold all entries");
            }
        }
        return String.format(
                Locale.ROOT,
                "entries of %d bytes, n = %d rounds of %,d, median (min .. max)%nhashing, ns:   %s%nappending, ns: %s%n"
                        + "appending / hashing: %s, goal 2",
                BYTES,
                rounds,
                entries,
                Spread.of(Arrays.stream(hashing)),
                Spread.of(Arrays.stream(appending)),
                Spread.of(Arrays.stream(ratios)));
    }

    private static double nanoseconds(int entries, ToIntFunction<byte[]> work) {
        byte[] entry = new byte[BYTES];
        new Random(6962).nextBytes(entry);
        int used = 0;
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < entries; i++) {
            ByteBuffer.wrap(entry).putInt(i);
            used += work.applyAsInt(entry);
        }
        long time = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        if (used == Integer.MIN_VALUE) { // keeps the results alive
            throw new IllegalStateException("a sum that cannot be");
        }
        return (double) time / entries;
    }
}
