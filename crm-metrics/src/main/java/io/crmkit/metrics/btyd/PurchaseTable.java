package io.crmkit.metrics.btyd;

import io.crmkit.metrics.purchase.PurchaseGroup;
import io.crmkit.metrics.purchase.PurchaseSummaries;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * The groups of a sample as arrays, with each distinct number of purchases and each distinct time held once: a likelihood is
 * evaluated some hundred times, and most of its cost are logarithms of these few values.
 */
final class PurchaseTable {
    final double[] repeats;
    final double[] customersByRepeats;
    final double[] times;
    final int[] repeatsOf;
    final int[] lastRepeatOf;
    final int[] ageOf;
    final double[] customers;

    PurchaseTable(PurchaseSummaries summaries) {
        List<PurchaseGroup> groups = summaries.groups();
        repeats = groups.stream()
                .mapToDouble(PurchaseGroup::repeats)
                .distinct()
                .sorted()
                .toArray();
        times = groups.stream()
                .flatMapToDouble(group -> DoubleStream.of(group.lastRepeat(), group.age()))
                .distinct()
                .sorted()
                .toArray();
        customersByRepeats = new double[repeats.length];
        int size = groups.size();
        repeatsOf = new int[size];
        lastRepeatOf = new int[size];
        ageOf = new int[size];
        customers = new double[size];
        for (int i = 0; i < size; i++) {
            PurchaseGroup group = groups.get(i);
            repeatsOf[i] = Arrays.binarySearch(repeats, (double) group.repeats());
            lastRepeatOf[i] = Arrays.binarySearch(times, group.lastRepeat());
            ageOf[i] = Arrays.binarySearch(times, group.age());
            customers[i] = group.customers();
            customersByRepeats[repeatsOf[i]] += customers[i];
        }
    }

    int size() {
        return customers.length;
    }

    /** Fills in the logarithms of the times plus a parameter. */
    void logs(double plus, double[] target) {
        for (int i = 0; i < times.length; i++) {
            target[i] = Math.log(plus + times[i]);
        }
    }

    /** ln(1 + e^d) without overflow. */
    static double logOnePlusExp(double d) {
        return d > 0 ? d + Math.log(1 + Math.exp(-d)) : Math.log(1 + Math.exp(d));
    }
}
