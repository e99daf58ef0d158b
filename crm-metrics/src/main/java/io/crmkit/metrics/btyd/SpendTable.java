package io.crmkit.metrics.btyd;

import io.crmkit.metrics.purchase.SpendGroup;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.numbers.gamma.LogGamma;

/** The spend of a sample as arrays, and the log-likelihood of {@link GammaGamma}. */
final class SpendTable {
    private final double[] repeats;
    private final double[] sumX;
    private final int[] repeatsOf;
    private final double[] total;
    private final double[] customers;
    private final double[] customersByRepeats;
    private final double[] logMeans;
    private final double sumLogMean;

    SpendTable(List<SpendGroup> spend) {
        List<SpendGroup> groups =
                spend.stream().filter(group -> group.meanSpend() > 0).toList();
        repeats = groups.stream().mapToDouble(SpendGroup::repeats).distinct().toArray();
        customersByRepeats = new double[repeats.length];
        logMeans = new double[repeats.length];
        sumX = new double[repeats.length];
        repeatsOf = new int[groups.size()];
        total = new double[groups.size()];
        customers = new double[groups.size()];
        double logs = 0;
        for (int i = 0; i < groups.size(); i++) {
            SpendGroup group = groups.get(i);
            int x = Arrays.binarySearch(repeats, (double) group.repeats());
            double logMean = group.customers() * Math.log(group.meanSpend());
            repeatsOf[i] = x;
            total[i] = group.repeats() * group.meanSpend();
            customers[i] = group.customers();
            customersByRepeats[x] += customers[i];
            logMeans[x] += logMean;
            logs += logMean;
        }
        for (int i = 0; i < repeats.length; i++) {
            sumX[i] = customersByRepeats[i] * repeats[i] * Math.log(repeats[i]);
        }
        sumLogMean = logs;
    }

    int size() {
        return customers.length;
    }

    double customers() {
        return Arrays.stream(customers).sum();
    }

    double logLikelihood(double... parameters) {
        double p = parameters[0];
        double q = parameters[1];
        double v = parameters[2];
        double constant = q * Math.log(v) - LogGamma.value(q);
        double sum = -sumLogMean;
        for (int i = 0; i < repeats.length; i++) {
            double px = p * repeats[i];
            sum += customersByRepeats[i] * (constant + LogGamma.value(px + q) - LogGamma.value(px))
                    + p * (repeats[i] * logMeans[i] + sumX[i]);
        }
        for (int i = 0; i < customers.length; i++) {
            sum -= customers[i] * (p * repeats[repeatsOf[i]] + q) * Math.log(total[i] + v);
        }
        return sum;
    }
}
