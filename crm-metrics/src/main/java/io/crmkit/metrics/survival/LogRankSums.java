package io.crmkit.metrics.survival;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/** Observed and expected events of each group, and the covariances of their differences. */
final class LogRankSums {
    private final int[] sizes;
    private final double[] observed;
    private final double[] expected;
    private final double[][] covariance;

    private LogRankSums(int groups) {
        sizes = new int[groups];
        observed = new double[groups];
        expected = new double[groups];
        covariance = new double[groups][groups];
    }

    static LogRankSums of(List<? extends Collection<Lifetime>> groups) {
        List<Lifetime> all = new ArrayList<>();
        groups.forEach(all::addAll);
        RiskTable pooled = RiskTable.of(all);
        double[] times = pooled.eventTimes();
        List<RiskTable.Row> totals = pooled.at(times);
        List<List<RiskTable.Row>> parts =
                groups.stream().map(group -> RiskTable.of(group).at(times)).toList();

        LogRankSums sums = new LogRankSums(groups.size());
        for (int i = 0; i < groups.size(); i++) {
            sums.sizes[i] = groups.get(i).size();
        }
        for (int t = 0; t < times.length; t++) {
            int time = t;
            sums.add(totals.get(t), parts.stream().map(rows -> rows.get(time)).toList());
        }
        return sums;
    }

    private void add(RiskTable.Row total, List<RiskTable.Row> parts) {
        double n = total.atRisk();
        double d = total.events();
        double spread = n > 1 ? d * (n - d) / (n - 1) : 0;
        for (int i = 0; i < parts.size(); i++) {
            double share = parts.get(i).atRisk() / n;
            observed[i] += parts.get(i).events();
            expected[i] += d * share;
            for (int j = 0; j < parts.size(); j++) {
                double other = parts.get(j).atRisk() / n;
                covariance[i][j] += spread * share * ((i == j ? 1 : 0) - other);
            }
        }
    }

    List<LogRank.Group> groups() {
        List<LogRank.Group> groups = new ArrayList<>(sizes.length);
        for (int i = 0; i < sizes.length; i++) {
            groups.add(new LogRank.Group(sizes[i], observed[i], expected[i]));
        }
        return groups;
    }

    /** Solves V x = (O - E) over all groups but the last by elimination with pivots; empty if V is singular. */
    OptionalDouble statistic() {
        int k = sizes.length - 1;
        double[][] rows = new double[k][k + 1];
        double scale = 0;
        for (int i = 0; i < k; i++) {
            System.arraycopy(covariance[i], 0, rows[i], 0, k);
            rows[i][k] = observed[i] - expected[i];
            scale = Math.max(scale, covariance[i][i]);
        }
        for (int column = 0; column < k; column++) {
            int pivot = column;
            for (int row = column + 1; row < k; row++) {
                pivot = Math.abs(rows[row][column]) > Math.abs(rows[pivot][column]) ? row : pivot;
            }
            double[] swapped = rows[column];
            rows[column] = rows[pivot];
            rows[pivot] = swapped;
            if (Math.abs(rows[column][column]) <= scale * 1e-12) {
                return OptionalDouble.empty();
            }
            for (int row = column + 1; row < k; row++) {
                double factor = rows[row][column] / rows[column][column];
                for (int j = column; j <= k; j++) {
                    rows[row][j] -= factor * rows[column][j];
                }
            }
        }
        return OptionalDouble.of(Math.max(0, quadraticForm(rows)));
    }

    private double quadraticForm(double[][] triangle) {
        int k = triangle.length;
        double[] solution = new double[k];
        double sum = 0;
        for (int i = k - 1; i >= 0; i--) {
            double value = triangle[i][k];
            for (int j = i + 1; j < k; j++) {
                value -= triangle[i][j] * solution[j];
            }
            solution[i] = value / triangle[i][i];
            sum += solution[i] * (observed[i] - expected[i]);
        }
        return sum;
    }
}
