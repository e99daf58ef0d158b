package io.crmkit.metrics.comparison;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** Chi-square of Pearson over a table of counts, a row per group. Counts are doubles here: their products pass a long. */
final class Contingency {
    private Contingency() {}

    static Optional<OverallTest> test(String method, List<long[]> groups) {
        List<double[]> rows = groups.stream()
                .map(group -> IntStream.range(0, group.length)
                        .mapToDouble(column -> group[column])
                        .toArray())
                .filter(row -> sum(row) > 0)
                .toList();
        if (rows.size() < 2) {
            return Optional.empty();
        }
        double[] columns = IntStream.range(0, rows.get(0).length)
                .mapToDouble(
                        column -> rows.stream().mapToDouble(row -> row[column]).sum())
                .toArray();
        int used = (int) IntStream.range(0, columns.length)
                .filter(column -> columns[column] > 0)
                .count();
        if (used < 2) {
            return Optional.empty();
        }
        double n = sum(columns);
        double statistic = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (double[] row : rows) {
            double rowSum = sum(row);
            for (int column = 0; column < columns.length; column++) {
                if (columns[column] > 0) {
                    double expected = rowSum / n * columns[column];
                    double distance = row[column] - expected;
                    statistic += distance * distance / expected;
                    smallest = Math.min(smallest, expected);
                }
            }
        }
        double degreesOfFreedom = (rows.size() - 1.0) * (used - 1.0);
        double v = Math.sqrt(statistic / n / Math.min(rows.size() - 1, used - 1));
        return Optional.of(new OverallTest(
                method,
                rows.size(),
                groups.size() - rows.size(),
                (long) n,
                statistic,
                degreesOfFreedom,
                OptionalDouble.empty(),
                ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(statistic),
                OptionalDouble.of(smallest),
                Optional.of(new EffectSize("cramers.v", v))));
    }

    private static double sum(double[] counts) {
        double sum = 0;
        for (double count : counts) {
            sum += count;
        }
        return sum;
    }
}
