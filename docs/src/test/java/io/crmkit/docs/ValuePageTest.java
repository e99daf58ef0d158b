package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.metrics.btyd.BgNbd;
import io.crmkit.metrics.btyd.GammaGamma;
import io.crmkit.metrics.purchase.ModelTime;
import io.crmkit.metrics.purchase.ModelUnit;
import io.crmkit.metrics.purchase.PurchaseSummaries;
import io.crmkit.metrics.purchase.PurchaseSummary;
import io.crmkit.metrics.purchase.UnitConversion;
import io.crmkit.metrics.value.DiscountRate;
import io.crmkit.metrics.value.LifetimeValue;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The snippet of docs/value.md. */
class ValuePageTest {
    @Test
    void lifetimeValue() {
        List<PurchaseSummary> summaries = simulated();
        PurchaseSummary customer = PurchaseSummary.of(5, 30, 38, 40, ModelUnit.WEEK);

        OptionalDouble value = value(summaries, customer);

        assertThat(value.orElseThrow()).isPositive();
    }

    private static OptionalDouble value(List<PurchaseSummary> summaries, PurchaseSummary customer) {
        // snippet
        PurchaseSummaries customers = PurchaseSummaries.of(ModelUnit.WEEK, summaries);
        BgNbd purchases = BgNbd.fit(customers).orElseThrow().model(); // or look at the NoFit and its obstacle
        GammaGamma spend = GammaGamma.fit(customers).orElseThrow().model();
        LifetimeValue value = LifetimeValue.of(
                        purchases,
                        spend,
                        ModelTime.months(12),
                        DiscountRate.of(0.01, ModelUnit.MONTH),
                        UnitConversion.WEEKS_PER_MONTH_52_12)
                .ofMargin(0.3);
        value.of(customer);
        // end
        return value.of(customer);
    }

    /** Customers who differ in how often they buy, how much they spend and when they leave. */
    private static List<PurchaseSummary> simulated() {
        SplittableRandom random = new SplittableRandom(3);
        List<PurchaseSummary> summaries = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            double rate = exponential(random) / 8;
            double leaves = 1 - Math.pow(random.nextDouble(), 1 / 3.0);
            double meanSpend = 40 / (exponential(random) + exponential(random) + exponential(random));
            double last = 0;
            double spent = 0;
            int repeats = 0;
            double next = exponential(random) / rate;
            while (next <= 39) {
                repeats++;
                last = next;
                spent += meanSpend * (exponential(random) + exponential(random)) / 2;
                next = random.nextDouble() < leaves ? 40 : next + exponential(random) / rate;
            }
            summaries.add(
                    repeats == 0
                            ? PurchaseSummary.of(0, 0, 39, ModelUnit.WEEK)
                            : PurchaseSummary.of(repeats, last, 39, spent / repeats, ModelUnit.WEEK));
        }
        return summaries;
    }

    private static double exponential(SplittableRandom random) {
        return -Math.log(1 - random.nextDouble());
    }
}
