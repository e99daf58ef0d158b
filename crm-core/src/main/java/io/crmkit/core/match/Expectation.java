package io.crmkit.core.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Expectation maximisation over the distinct patterns of agreement. What fields say is taken as independent of each other; chance
 * agreement is given and stays.
 */
final class Expectation {
    private static final double LEAST = 1e-4;
    private static final double PRIOR_SHARE = 0.5;
    private static final double LEAST_SHARE = 1e-12;

    private final long[] patterns;
    private final int[] counts;
    private final double[][] u;
    private final double[][] m;
    private final int[] different;
    private final double allPairs;
    private double share;

    Expectation(MatchModel model, double[][] u, Map<Long, int[]> seen, double allPairs) {
        this.u = u;
        this.allPairs = allPairs;
        this.patterns = seen.keySet().stream().mapToLong(Long::longValue).toArray();
        this.counts = seen.values().stream().mapToInt(count -> count[0]).toArray();
        this.different = model.fields().stream().mapToInt(MatchField::different).toArray();
        this.m = new double[different.length][];
        for (int field = 0; field < m.length; field++) {
            double[] start = model.fields().get(field).levels().stream()
                    .mapToDouble(LevelChance::m)
                    .toArray();
            double sum = Arrays.stream(start).sum();
            m[field] = Arrays.stream(start).map(value -> value / sum).toArray();
        }
        long candidates = Arrays.stream(counts).asLongStream().sum();
        this.share = Math.min(0.5, 0.1 * candidates / allPairs);
    }

    /** Returns what the patterns of known matches say. */
    static Expectation ofMatches(MatchModel model, double[][] u, Map<Long, int[]> matches) {
        double pairs = matches.values().stream().mapToLong(count -> count[0]).sum();
        Expectation all = new Expectation(model, u, matches, pairs);
        all.share = 1;
        all.step();
        return all;
    }

    /** Does one round and returns the logarithm of the likelihood that it started from. */
    double step() {
        double[][] expected = new double[m.length][];
        for (int field = 0; field < m.length; field++) {
            expected[field] = new double[m[field].length];
        }
        double likelihood = 0;
        double matches = 0;
        double candidates = 0;
        for (int i = 0; i < patterns.length; i++) {
            double same = share;
            double two = 1 - share;
            for (int field = 0; field < m.length; field++) {
                int level = Scorer.level(patterns[i], field);
                if (level != Scorer.MISSING) {
                    same *= m[field][level];
                    two *= u[field][level];
                }
            }
            double posterior = same / (same + two);
            likelihood += counts[i] * Math.log(same + two);
            matches += counts[i] * posterior;
            candidates += counts[i];
            for (int field = 0; field < m.length; field++) {
                int level = Scorer.level(patterns[i], field);
                if (level != Scorer.MISSING) {
                    expected[field][level] += counts[i] * posterior;
                }
            }
        }
        if (candidates < allPairs) {
            likelihood += (allPairs - candidates) * Math.log1p(-share);
        }
        for (int field = 0; field < m.length; field++) {
            double sum = Arrays.stream(expected[field]).sum();
            for (int level = 0; sum > 0 && level < expected[field].length; level++) {
                m[field][level] = expected[field][level] / sum;
            }
        }
        share = matches / allPairs;
        return likelihood;
    }

    double matches() {
        return share * allPairs;
    }

    double priorBits() {
        return Bits.of(Math.max(share, LEAST_SHARE) / Math.max(1 - share, LEAST_SHARE));
    }

    /** Returns the levels of a field, smoothed, and pooled where more agreement would say less (pool adjacent violators). */
    List<LevelChance> levels(int field) {
        double smoothing = PRIOR_SHARE / Math.max(1, matches());
        double[] smooth = Arrays.stream(m[field])
                .map(chance -> Math.max(LEAST, (chance + smoothing) / (1 + smoothing * m[field].length)))
                .toArray();
        List<double[]> pools = new ArrayList<>();
        for (int level = 0; level <= different[field]; level++) {
            double[] pool = {smooth[level], u[field][level], 1};
            while (!pools.isEmpty() && ratio(pools.get(pools.size() - 1)) < ratio(pool)) {
                double[] above = pools.remove(pools.size() - 1);
                pool = new double[] {above[0] + pool[0], above[1] + pool[1], above[2] + pool[2]};
            }
            pools.add(pool);
        }
        List<LevelChance> levels = new ArrayList<>();
        for (double[] pool : pools) {
            for (int i = 0; i < pool[2]; i++) {
                int level = levels.size();
                levels.add(chance(u[field][level] * ratio(pool), u[field][level]));
            }
        }
        for (int level = levels.size(); level < smooth.length; level++) {
            levels.add(chance(smooth[level], u[field][level]));
        }
        return levels;
    }

    private static LevelChance chance(double m, double u) {
        return m <= 1 ? new LevelChance(m, u) : new LevelChance(1, u / m);
    }

    private static double ratio(double[] pool) {
        return pool[0] / pool[1];
    }
}
