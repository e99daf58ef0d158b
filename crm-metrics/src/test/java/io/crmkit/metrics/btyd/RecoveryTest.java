package io.crmkit.metrics.btyd;

import static io.crmkit.metrics.purchase.ModelUnit.WEEK;
import static io.crmkit.metrics.purchase.ModelUnit.YEAR;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.metrics.fit.Fit;
import io.crmkit.metrics.purchase.ModelTime;
import io.crmkit.metrics.purchase.PurchaseSummaries;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Draws customers from known parameters and fits them: the truth lies in the 99.9 % intervals, and predictions come true. */
class RecoveryTest {
    private final Simulation simulation = new Simulation(new SplittableRandom(8));

    @Test
    void bgNbdFindsItsParameters() {
        BgNbd truth = new BgNbd(0.6, 5, 0.8, 2.4, WEEK);
        PurchaseSummaries customers = simulation.bgNbd(truth, 5_000);

        Fit<BgNbd> fit = BgNbd.fit(customers).orElseThrow();

        holds(fit, 0.6, 5, 0.8, 2.4);
        assertThat(fit.logLikelihood()).isGreaterThan(truth.logLikelihood(customers));
        assertThat(fit.sampleSize()).isEqualTo(5_000);
        predicts(fit.model(), customers);
    }

    @Test
    void mbgNbdFindsItsParameters() {
        PurchaseSummaries customers = simulation.mbgNbd(new MbgNbd(0.6, 5, 0.8, 2.4, WEEK), 5_000);

        Fit<MbgNbd> fit = MbgNbd.fit(customers).orElseThrow();

        holds(fit, 0.6, 5, 0.8, 2.4);
        predicts(fit.model(), customers);
        assertThat(fit.aic())
                .as("the true model is preferred to its sister")
                .isLessThan(BgNbd.fit(customers).orElseThrow().aic());
    }

    @Test
    void paretoNbdFindsItsParameters() {
        PurchaseSummaries customers = simulation.paretoNbd(new ParetoNbd(0.6, 5, 0.7, 12, WEEK), 3_000);

        Fit<ParetoNbd> fit = ParetoNbd.fit(customers).orElseThrow();

        holds(fit, 0.6, 5, 0.7, 12);
        predicts(fit.model(), customers);
    }

    @Test
    void bgBbFindsItsParameters() {
        PurchaseSummaries customers = simulation.bgBb(new BgBb(1.2, 0.8, 0.7, 2.8, YEAR), 8, 8_000);

        Fit<BgBb> fit = BgBb.fit(customers).orElseThrow();

        holds(fit, 1.2, 0.8, 0.7, 2.8);
        predicts(fit.model(), customers);
    }

    @Test
    void gammaGammaFindsItsParameters() {
        Fit<GammaGamma> fit = GammaGamma.fit(simulation.spend(new GammaGamma(6, 4, 15), 4_000))
                .orElseThrow();

        holds(fit, 6, 4, 15);
    }

    private static void holds(Fit<?> fit, double... truth) {
        for (int i = 0; i < truth.length; i++) {
            assertThat(fit.parameters().get(i).interval(0.999).contains(truth[i]))
                    .as("%s around %s", fit.parameters().get(i), truth[i])
                    .isTrue();
        }
    }

    /** The expected repeat purchases of all customers agree with the actual ones, and so do the frequencies. */
    private static void predicts(PurchaseModel model, PurchaseSummaries customers) {
        double expected = customers.groups().stream()
                .mapToDouble(
                        group -> group.customers() * model.expectedPurchases(ModelTime.of(group.age(), model.unit())))
                .sum();
        assertThat(expected / customers.repeatPurchases()).isBetween(0.95, 1.05);
        for (FrequencyTable.Row row : FrequencyTable.of(model, customers, 4).rows()) {
            assertThat(row.actual() - row.expected())
                    .as("%s", row)
                    .isBetween(-4 * Math.sqrt(row.expected()), 4 * Math.sqrt(row.expected()));
        }
    }
}
