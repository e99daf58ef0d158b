package io.crmkit.metrics.driver;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** How the strength of a connection is measured, -1 to 1. */
public enum CorrelationMethod {
    /** Pearson's r: how close the two come to a straight line. */
    PEARSON("correlation.pearson") {
        @Override
        OptionalDouble of(double[] x, double[] y) {
            return pearson(x, y);
        }

        @Override
        double squaredError(double value, int n) {
            return 1.0 / (n - 3);
        }
    },
    /** Spearman's rho: Pearson's r of the ranks, equal values share the middle of their ranks. For ordered answers. */
    SPEARMAN("correlation.spearman") {
        @Override
        OptionalDouble of(double[] x, double[] y) {
            return pearson(midRanks(x), midRanks(y));
        }

        @Override
        double squaredError(double value, int n) {
            return (1 + value * value / 2) / (n - 3);
        }
    };

    private final String id;

    CorrelationMethod(String id) {
        this.id = id;
    }

    /** Returns the id that stands in a result, such as {@code correlation.pearson}. */
    public String id() {
        return id;
    }

    /** Empty if there are fewer than two values or all values of one side are alike. */
    abstract OptionalDouble of(double[] x, double[] y);

    /** The variance of the estimate on Fisher's scale; for n above 3. */
    abstract double squaredError(double value, int n);

    static boolean constant(double[] values) {
        return Arrays.stream(values).allMatch(value -> value == values[0]);
    }

    static double[] midRanks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted((i, j) -> Double.compare(values[i], values[j]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] ranks = new double[values.length];
        for (int from = 0, to; from < order.length; from = to) {
            to = from + 1;
            // == and not compare, so that -0.0 ties with 0.0
            while (to < order.length && values[order[to]] == values[order[from]]) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }
        }
        return ranks;
    }

    private static OptionalDouble pearson(double[] x, double[] y) {
        if (x.length < 2 || constant(x) || constant(y)) {
            return OptionalDouble.empty();
        }
        double[] a = standardised(x);
        double[] b = standardised(y);
        double product = 0;
        for (int i = 0; i < a.length; i++) {
            product += a[i] * b[i];
        }
        return OptionalDouble.of(Math.max(-1, Math.min(1, product)));
    }

    /** Distances from the mean, of length 1; scaled first, so that squares of tiny distances do not vanish. */
    private static double[] standardised(double[] values) {
        double mean = Arrays.stream(values).sum() / values.length;
        double[] result = Arrays.stream(values).map(value -> value - mean).toArray();
        scale(result, Arrays.stream(result).map(Math::abs).max().orElseThrow());
        scale(
                result,
                Math.sqrt(Arrays.stream(result).map(value -> value * value).sum()));
        return result;
    }

    private static void scale(double[] values, double unit) {
        for (int i = 0; i < values.length; i++) {
            values[i] /= unit;
        }
    }
}
