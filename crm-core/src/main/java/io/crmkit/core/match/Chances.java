package io.crmkit.core.match;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** How often values of two records agree by chance. */
final class Chances {
    private static final double LEAST = 1e-7;

    private final RecordTable table;
    private final int[][] counts;
    private final double[][] u;

    private Chances(RecordTable table, int[][] counts, double[][] u) {
        this.table = table;
        this.counts = counts;
        this.u = u;
    }

    static Chances of(MatchModel model, RecordTable table, Scorer scorer, SplittableRandom random, int randomPairs) {
        int width = model.fields().size();
        int[][] counts = new int[width][];
        double[][] u = new double[width][];
        for (int field = 0; field < width; field++) {
            counts[field] = new int[table.dictionary(field).size()];
            for (int record = 0; record < table.size(); record++) {
                counts[field][table.number(record, field)]++;
            }
            u[field] = new double[model.fields().get(field).levels().size()];
        }
        long[][] seen = new long[width][16];
        for (int i = 0; i < randomPairs; i++) {
            int a = random.nextInt(table.size());
            int b = random.nextInt(table.size() - 1);
            long levels = scorer.levels(a, b < a ? b : b + 1);
            for (int field = 0; field < width; field++) {
                seen[field][Scorer.level(levels, field)]++;
            }
        }
        for (int field = 0; field < width; field++) {
            fill(u[field], model.fields().get(field).different(), counts[field], seen[field]);
        }
        int[] partners = Scorer.partners(model);
        for (int field = 0; field < width; field++) {
            int partner = partners[field];
            if (partner >= 0) {
                int different = model.fields().get(field).different();
                double both = (1 - u[field][different])
                        * (1 - u[partner][model.fields().get(partner).different()]);
                u[field][different + 1] = Math.max(LEAST, both);
                u[partner][model.fields().get(partner).different() + 1] = Math.max(LEAST, both);
            }
        }
        return new Chances(table, counts, u);
    }

    /** Equal values are counted exactly; the other levels share the rest as among random pairs, none of them being impossible. */
    private static void fill(double[] u, int different, int[] counts, long[] seen) {
        double present = 0;
        double equal = 0;
        for (int number = 1; number < counts.length; number++) {
            present += counts[number];
            equal += (double) counts[number] * (counts[number] - 1);
        }
        u[0] = present < 2 ? LEAST : Math.min(1 - 1e-3, Math.max(LEAST, equal / (present * (present - 1))));
        double others = different / 2.0;
        for (int level = 1; level <= different; level++) {
            others += seen[level];
        }
        for (int level = 1; level <= different; level++) {
            u[level] = (1 - u[0]) * (seen[level] + 0.5) / others;
        }
    }

    double[][] u() {
        return u;
    }

    /** Returns a field that knows how common its values are; only values that several records hold are named. */
    MatchField withFrequencies(MatchField field, int number, int least, int most) {
        int[] count = counts[number];
        double present = Math.max(1, (double) table.size() - count[0]);
        List<Integer> common = IntStream.range(1, count.length)
                .filter(value -> count[value] >= least)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(value -> -count[value]).thenComparingInt(value -> value))
                .limit(most)
                .toList();
        Map<String, Double> frequencies = new HashMap<>();
        common.forEach(value ->
                frequencies.put(table.dictionary(number).text(value), Math.min(1, (count[value] - 1) / present)));
        return field.withFrequencies(frequencies).withRareFrequency(1 / present);
    }
}
