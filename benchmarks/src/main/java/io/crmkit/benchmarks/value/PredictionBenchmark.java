package io.crmkit.benchmarks.value;

import io.crmkit.metrics.btyd.BgNbd;
import io.crmkit.metrics.btyd.ParetoNbd;
import io.crmkit.metrics.purchase.ModelTime;
import io.crmkit.metrics.purchase.ModelUnit;
import io.crmkit.metrics.purchase.PurchaseSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Predicts the purchases of a year, and who is alive, for a million simulated customers, who came on the days of a year and bought up
 * to 19 times again; beside it one exponential and one logarithm per customer. Days are shared by many customers; moments by none.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PredictionBenchmark {
    static final int CUSTOMERS = 1_000_000;

    private final BgNbd bgNbd = new BgNbd(0.243, 4.414, 0.793, 2.426, ModelUnit.WEEK);
    private final ParetoNbd paretoNbd = new ParetoNbd(0.553, 10.578, 0.606, 11.669, ModelUnit.WEEK);
    private final ModelTime year = ModelTime.weeks(52);
    private final List<PurchaseSummary> customers = new ArrayList<>(CUSTOMERS);
    private final List<PurchaseSummary> ofMoments = new ArrayList<>(CUSTOMERS);

    /** Draws the customers. */
    @Setup
    public void draw() {
        SplittableRandom random = new SplittableRandom(20_261_122);
        for (int i = 0; i < CUSTOMERS; i++) {
            int days = 30 + random.nextInt(365);
            int repeats = random.nextInt(3) == 0 ? 1 + random.nextInt(19) : 0;
            double last = repeats == 0 ? 0 : (1 + random.nextInt(days)) / 7.0;
            customers.add(PurchaseSummary.of(repeats, last, days / 7.0, ModelUnit.WEEK));
            double age = (days + random.nextDouble()) / 7.0;
            ofMoments.add(PurchaseSummary.of(
                    repeats, repeats == 0 ? 0 : age * (1 - random.nextDouble()), age, ModelUnit.WEEK));
        }
    }

    /** BG/NBD of CRM Kit. */
    @Benchmark
    public double[] bgNbd() {
        return bgNbd.expectedPurchases(customers, year);
    }

    /** Pareto/NBD of CRM Kit. */
    @Benchmark
    public double[] paretoNbd() {
        return paretoNbd.expectedPurchases(customers, year);
    }

    /** Pareto/NBD of CRM Kit for customers of whom no two have the same times. */
    @Benchmark
    public double[] paretoNbdOfMoments() {
        return paretoNbd.expectedPurchases(ofMoments, year);
    }

    /** P(alive) by Pareto/NBD of CRM Kit. */
    @Benchmark
    public double[] paretoNbdAlive() {
        return paretoNbd.probabilitiesAlive(customers);
    }

    /** One exponential and one logarithm per customer. */
    @Benchmark
    public double[] expAndLog() {
        double[] results = new double[CUSTOMERS];
        int i = 0;
        for (PurchaseSummary customer : customers) {
            results[i++] = Math.exp(-customer.lastRepeat()) + Math.log(1 + customer.age());
        }
        return results;
    }
}
