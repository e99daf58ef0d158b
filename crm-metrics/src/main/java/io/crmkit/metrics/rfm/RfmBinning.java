package io.crmkit.metrics.rfm;

import io.crmkit.metrics.percentile.PercentileType;
import io.crmkit.metrics.percentile.Sample;
import java.util.Arrays;

/**
 * How values are cut into bins, which decides who is in a segment: there is no default. All give cuts, and the bin of a value is one
 * more than the number of cuts at or below it: lower ends belong to a bin, upper ends do not. Equal values are always in one bin,
 * so ties make bins unequal and may leave some empty ({@link RfmScale#unreachable}).
 */
public enum RfmBinning {
    /**
     * As R package rfm: the quantiles of type 7, each <strong>plus 1</strong>. On whole numbers that puts a value equal to a
     * quantile into the lower bin; on amounts it shifts every cut by one unit of money, and so depends on the currency.
     */
    R_PACKAGE("rfm.r_package") {
        @Override
        double[] cuts(double[] values, int bins) {
            return Arrays.stream(quantiles(values, bins)).map(cut -> cut + 1).toArray();
        }
    },
    /** The quantiles of type 7: a value equal to a quantile is in the upper bin. */
    TYPE_7("rfm.type7") {
        @Override
        double[] cuts(double[] values, int bins) {
            return quantiles(values, bins);
        }
    },
    /**
     * Equal numbers of customers as far as ties allow: values are ranked, equal ones share the mean of their ranks, and rank r of n is
     * in bin ⌈bins × r / n⌉.
     */
    RANK("rfm.rank") {
        @Override
        double[] cuts(double[] values, int bins) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            double[] cuts = new double[bins - 1];
            Arrays.fill(cuts, Double.POSITIVE_INFINITY);
            int reached = 1;
            for (int start = 0, end; start < sorted.length; start = end) {
                end = start + 1;
                while (end < sorted.length && sorted[end] == sorted[start]) {
                    end++;
                }
                // twice the mean of the ranks start + 1 to end, in whole numbers
                long rank = start + 1L + end;
                int bin = Math.toIntExact((rank * bins + 2L * sorted.length - 1) / (2L * sorted.length));
                while (reached < bin) {
                    cuts[reached++ - 1] = sorted[start];
                }
            }
            return cuts;
        }
    };

    private final String id;

    RfmBinning(String id) {
        this.id = id;
    }

    /** Returns the id that stands in a result, such as {@code rfm.r_package}. */
    public String id() {
        return id;
    }

    /** Returns one cut less than bins, ascending; of at least one value. */
    abstract double[] cuts(double[] values, int bins);

    private static double[] quantiles(double[] values, int bins) {
        Sample sample = Sample.of(values);
        double[] quantiles = new double[bins - 1];
        for (int i = 1; i < bins; i++) {
            quantiles[i - 1] = sample.percentile((double) i / bins, PercentileType.TYPE_7)
                    .orElseThrow()
                    .value();
        }
        return quantiles;
    }
}
