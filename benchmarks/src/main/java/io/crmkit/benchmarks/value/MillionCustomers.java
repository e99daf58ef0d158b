package io.crmkit.benchmarks.value;

import io.crmkit.metrics.btyd.BgNbd;
import io.crmkit.metrics.btyd.ParetoNbd;
import io.crmkit.metrics.fit.FitResult;
import io.crmkit.metrics.purchase.ModelUnit;
import io.crmkit.metrics.purchase.PurchaseSummaries;
import io.crmkit.metrics.purchase.PurchaseSummary;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Groups and fits a million simulated customers. Run it with {@code -Xmx1g}: it ends if that is enough. */
public final class MillionCustomers {
    private static final int CUSTOMERS = 1_000_000;

    private MillionCustomers() {}

    /**
     * Prints the groups, the fits and their times.
     *
     * @param args none
     */
    public static void main(String[] args) {
        PurchaseSummaries customers = simulated();
        System.out.println(customers);
        print(() -> BgNbd.fit(customers));
        print(() -> ParetoNbd.fit(customers));
    }

    private static void print(Supplier<FitResult<?>> fitting) {
        long start = System.nanoTime();
        FitResult<?> result = fitting.get();
        System.out.println((System.nanoTime() - start) / 1_000_000 + " ms: " + result);
    }

    /** Pareto/NBD customers with r = s = 1, α = 8 and β = 20 weeks, on whole days, as shops count. */
    private static PurchaseSummaries simulated() {
        SplittableRandom random = new SplittableRandom(20_261_122);
        PurchaseSummaries.Builder summaries = PurchaseSummaries.builder(ModelUnit.WEEK);
        for (int i = 0; i < CUSTOMERS; i++) {
            double rate = exponential(random) / (7 * 8);
            double time = exponential(random);
            double left = time / exponential(random) * 7 * 20;
            int days = 273 - random.nextInt(84);
            long repeats = 0;
            int last = 0;
            for (double next = exponential(random) / rate;
                    next <= Math.min(days, left);
                    next += exponential(random) / rate) {
                if (Math.ceil(next) > last) { // purchases of one day are one
                    repeats++;
                }
                last = (int) Math.ceil(next);
            }
            summaries.add(PurchaseSummary.of(repeats, last / 7.0, days / 7.0, ModelUnit.WEEK));
        }
        return summaries.build();
    }

    private static double exponential(SplittableRandom random) {
        return -Math.log(1 - random.nextDouble());
    }
}
