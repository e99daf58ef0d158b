package io.crmkit.metrics;

import static io.crmkit.metrics.purchase.ModelUnit.WEEK;
import static io.crmkit.metrics.purchase.ModelUnit.YEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.metrics.btyd.BgBb;
import io.crmkit.metrics.btyd.FrequencyTable;
import io.crmkit.metrics.btyd.MbgNbd;
import io.crmkit.metrics.btyd.PurchaseModel;
import io.crmkit.metrics.fit.Fit;
import io.crmkit.metrics.fit.ParameterEstimate;
import io.crmkit.metrics.purchase.ModelTime;
import io.crmkit.metrics.purchase.PurchaseGroup;
import io.crmkit.metrics.purchase.PurchaseSummaries;
import io.crmkit.metrics.purchase.PurchaseSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import org.assertj.core.util.DoubleComparator;
import org.junit.jupiter.api.Test;

/** Fits that others published and that have no row in the vectors, as the tests of lifetimes (4f2833f, MIT) quote them. */
class PublishedFitsTest {
    private static final Comparator<Double> THREE_DECIMALS = new DoubleComparator(6e-4);

    /** From BTYDplus. */
    @Test
    void mbgNbdOnCdnow() {
        Fit<MbgNbd> fit = MbgNbd.fit(CdnowHistories.ofSummary("cdnow/cdnow_customers_summary.csv"))
                .orElseThrow();

        assertThat(fit.parameters())
                .extracting(ParameterEstimate::value)
                .usingElementComparator(THREE_DECIMALS)
                .containsExactly(0.525, 6.183, 0.891, 1.614);
        assertThat(fit.model()
                        .probabilityAlive(PurchaseSummary.of(0, 0, 39, WEEK))
                        .value())
                .isLessThan(1);
    }

    /** Fader, Hardie and Shang 2010: parameters, table 6 (alive in 2002), and two sheets of Hardie. */
    @Test
    void bgBbOnDonations() throws IOException {
        PurchaseSummaries donors = donations();
        Fit<BgBb> fit = BgBb.fit(donors).orElseThrow();
        PurchaseModel model = fit.model();

        assertThat(fit.parameters())
                .extracting(ParameterEstimate::value)
                .usingElementComparator(THREE_DECIMALS)
                .containsExactly(1.204, 0.750, 0.657, 2.783);
        assertThat(alive(model, 0, 0)).isCloseTo(0.11, within(0.005));
        assertThat(alive(model, 2, 4)).isCloseTo(0.59, within(0.005));
        assertThat(alive(model, 6, 6)).isCloseTo(0.93, within(0.005));
        double expected = 0;
        for (PurchaseGroup group : donors.groups()) {
            expected += group.customers()
                    * model.expectedPurchases(
                            PurchaseSummary.of(group.repeats(), group.lastRepeat(), group.age(), YEAR),
                            ModelTime.years(5));
        }
        assertThat(expected).isCloseTo(12884.2, within(0.1));
        List<FrequencyTable.Row> rows = FrequencyTable.of(model, donors, 6).rows();
        assertThat(rows.get(0).expected()).isCloseTo(3454.9, within(0.06));
        assertThat(rows.get(6).expected()).isCloseTo(1253.1, within(0.06));
        assertThat(rows.get(6).actual()).isEqualTo(1203);
    }

    private static double alive(PurchaseModel model, long repeats, int last) {
        return model.probabilityAlive(PurchaseSummary.of(repeats, last, 6, YEAR))
                .value();
    }

    private static PurchaseSummaries donations() throws IOException {
        PurchaseSummaries.Builder donors = PurchaseSummaries.builder(YEAR);
        Files.readAllLines(SharedData.file("cdnow/donations.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(row -> donors.add(new PurchaseGroup(
                        Long.parseLong(row[0]),
                        Double.parseDouble(row[1]),
                        Double.parseDouble(row[2]),
                        Long.parseLong(row[3]))));
        return donors.build();
    }
}
