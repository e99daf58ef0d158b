package io.crmkit.metrics.btyd;

import static io.crmkit.metrics.purchase.ModelUnit.DAY;
import static io.crmkit.metrics.purchase.ModelUnit.WEEK;
import static io.crmkit.metrics.purchase.ModelUnit.YEAR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.fit.FitObstacle;
import io.crmkit.metrics.fit.FitResult;
import io.crmkit.metrics.fit.FitSettings;
import io.crmkit.metrics.fit.NoFit;
import io.crmkit.metrics.purchase.ModelTime;
import io.crmkit.metrics.purchase.PurchaseSummaries;
import io.crmkit.metrics.purchase.PurchaseSummary;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PurchaseModelTest {
    static List<PurchaseModel> models() {
        return List.of(
                new BgNbd(0.243, 4.414, 0.793, 2.426, WEEK),
                new MbgNbd(0.525, 6.183, 0.891, 1.614, WEEK),
                new ParetoNbd(0.553, 10.578, 0.606, 11.669, WEEK),
                new BgBb(1.204, 0.750, 0.657, 2.783, WEEK));
    }

    @ParameterizedTest
    @MethodSource("models")
    void takesNoOtherUnit(PurchaseModel model) {
        PurchaseSummary days = PurchaseSummary.of(2, 200, 270, DAY);
        PurchaseSummary weeks = PurchaseSummary.of(2, 20, 38, WEEK);
        PurchaseSummaries sample = PurchaseSummaries.of(DAY, List.of(days));

        for (Runnable mix : List.<Runnable>of(
                () -> model.expectedPurchases(ModelTime.months(12)),
                () -> model.expectedPurchases(days, ModelTime.weeks(52)),
                () -> model.expectedPurchases(weeks, ModelTime.months(12)),
                () -> model.expectedPurchases(List.of(weeks, days), ModelTime.weeks(52)),
                () -> model.expectedPurchases(List.of(weeks), ModelTime.days(52)),
                () -> model.probabilityAlive(days),
                () -> model.probability(1, ModelTime.days(52)),
                () -> model.logLikelihood(sample),
                () -> FrequencyTable.of(model, sample, 7),
                () -> TrackingTable.of(model, sample, ModelTime.weeks(1), List.of(1L)))) {
            assertThatThrownBy(mix::run)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("unit");
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void trackingAddsUpWhatEachCustomerIsExpectedToBuySinceTheFirstPurchase(PurchaseModel model) {
        PurchaseSummaries two = PurchaseSummaries.of(
                WEEK, List.of(PurchaseSummary.of(0, 0, 30, WEEK), PurchaseSummary.of(1, 4, 28, WEEK)));

        List<TrackingTable.Row> rows = TrackingTable.of(model, two, ModelTime.weeks(2), List.of(3L, 0L, 2L))
                .rows();

        assertThat(rows).extracting(TrackingTable.Row::actual).containsExactly(3L, 0L, 2L);
        assertThat(rows).extracting(TrackingTable.Row::actualCumulative).containsExactly(3L, 3L, 5L);
        assertThat(rows)
                .extracting(TrackingTable.Row::end)
                .containsExactly(ModelTime.weeks(2), ModelTime.weeks(4), ModelTime.weeks(6));
        double first = model.expectedPurchases(ModelTime.weeks(2));
        double second = model.expectedPurchases(ModelTime.weeks(4)) + first;
        assertThat(rows.get(0).expectedCumulative()).isCloseTo(first, within(1e-12));
        assertThat(rows.get(1).expectedCumulative()).isCloseTo(second, within(1e-12));
        assertThat(rows.get(1).expected()).isCloseTo(second - first, within(1e-12));
    }

    @Test
    void tablesCheckTheirArguments() {
        PurchaseModel model = models().get(0);
        PurchaseSummaries sample = PurchaseSummaries.of(WEEK, List.of(PurchaseSummary.of(0, 0, 30, WEEK)));

        assertThatThrownBy(() -> FrequencyTable.of(model, sample, 0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> FrequencyTable.of(model, sample, 1_001)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> TrackingTable.of(model, sample, ModelTime.weeks(0), List.of(1L)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> TrackingTable.of(model, sample, ModelTime.weeks(1), List.of(-1L)))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> model.probability(-1, ModelTime.weeks(1))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void frequenciesAddUpToTheCustomers() {
        PurchaseSummaries sample = PurchaseSummaries.of(
                WEEK,
                List.of(
                        PurchaseSummary.of(0, 0, 30, WEEK),
                        PurchaseSummary.of(1, 4, 28, WEEK),
                        PurchaseSummary.of(2, 4, 28, WEEK),
                        PurchaseSummary.of(9, 4, 28, WEEK)));

        FrequencyTable table = FrequencyTable.of(models().get(0), sample, 2);

        assertThat(table.rows()).extracting(FrequencyTable.Row::actual).containsExactly(1L, 1L, 2L);
        assertThat(table.rows()).extracting(FrequencyTable.Row::repeats).containsExactly(0, 1, 2);
        assertThat(table.rows()).extracting(FrequencyTable.Row::andMore).containsExactly(false, false, true);
        assertThat(table.rows().stream()
                        .mapToDouble(FrequencyTable.Row::expected)
                        .sum())
                .isCloseTo(4, within(1e-9));
    }

    /** lifetimes tests/test_estimation.py: overflow in log A_0 and in P(alive). */
    @ParameterizedTest
    @CsvSource({"400, 5, 6", "500, 1, 37", "500, 4, 37", "40, 5, 6", "50, 1, 37", "100000, 1, 37"})
    void paretoStaysFiniteForManyPurchases(long repeats, double last, double age) {
        ParetoNbd model = new ParetoNbd(10.465, 7.98565181e-03, 3.0516, 2.820, WEEK);
        PurchaseSummary customer = PurchaseSummary.of(repeats, last, age, WEEK);

        assertThat(model.probabilityAlive(customer).value()).isBetween(0.0, 1.0);
        assertThat(model.logLikelihood(PurchaseSummaries.of(WEEK, List.of(customer))))
                .isFinite();
    }

    /** lifetimes tests/test_estimation.py prints these two, between which other formulas underflow. */
    @ParameterizedTest
    @CsvSource({"132, 6.2060517889632418", "133, 6.2528722475748113"})
    void paretoDoesNotUnderflow(long repeats, double expected) {
        assertThat(new ParetoNbd(0.55, 10.58, 0.61, 11.67, WEEK)
                        .expectedPurchases(PurchaseSummary.of(repeats, 200, 200, WEEK), ModelTime.weeks(10)))
                .isCloseTo(expected, withinPercentage(1e-10));
    }

    /** Without dropout between purchases Pareto/NBD does not care which of the two scales is the larger. */
    @Test
    void paretoIsContinuousWhereItsScalesAreEqual() {
        PurchaseSummary customer = PurchaseSummary.of(3, 10, 30, WEEK);
        double at =
                new ParetoNbd(0.6, 10, 0.7, 10, WEEK).probabilityAlive(customer).value();

        for (double beta : new double[] {10 - 1e-9, 10 + 1e-9}) {
            assertThat(new ParetoNbd(0.6, 10, 0.7, beta, WEEK)
                            .probabilityAlive(customer)
                            .value())
                    .isCloseTo(at, within(1e-9));
        }
    }

    @Test
    void manyOpportunitiesDoNotOverflow() {
        BgBb model = new BgBb(0.5, 1e-6, 0.7, 0.01, WEEK);
        PurchaseSummary customer = PurchaseSummary.of(300, 300, 2_000, WEEK);

        assertThat(model.probabilityAlive(customer).value()).isBetween(0.0, 1e-300);
        assertThat(model.logLikelihood(PurchaseSummaries.of(WEEK, List.of(customer))))
                .isFinite();
    }

    @ParameterizedTest
    @CsvSource({"1, 2.5, 6", "1, 2, 6.5", "3, 2, 6", "1, 2, 200000"})
    void opportunitiesAreWholeNumbers(long repeats, double last, double age) {
        PurchaseSummary customer = PurchaseSummary.of(repeats, last, age, YEAR);
        BgBb model = new BgBb(1.2, 0.75, 0.66, 2.8, YEAR);

        assertThatThrownBy(() -> BgBb.fit(PurchaseSummaries.of(YEAR, List.of(customer))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("opportunities");
        assertThatThrownBy(() -> model.probabilityAlive(customer)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> model.expectedPurchases(ModelTime.years(1.5)))
                .isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1, 1", "1, -1, 1, 1", "1, 1, Infinity, 1", "1, 1, 1, NaN"})
    void parametersAreFiniteAndPositive(double first, double second, double third, double fourth) {
        assertThatThrownBy(() -> new BgNbd(first, second, third, fourth, WEEK))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new MbgNbd(first, second, third, fourth, WEEK))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new ParetoNbd(first, second, third, fourth, WEEK))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new BgBb(first, second, third, fourth, WEEK))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new GammaGamma(first * fourth, second * fourth, third))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void thereIsNoFitIfNobodyCameBack() {
        PurchaseSummaries once = PurchaseSummaries.of(YEAR, List.of(PurchaseSummary.of(0, 0, 6, YEAR)));

        for (FitResult<?> result :
                List.of(BgNbd.fit(once), MbgNbd.fit(once), ParetoNbd.fit(once), BgBb.fit(once), GammaGamma.fit(once))) {
            assertThat(result)
                    .isInstanceOfSatisfying(
                            NoFit.class, none -> assertThat(none.obstacle()).isEqualTo(FitObstacle.NO_INFORMATION));
        }
    }

    @Test
    void aFitThatIsCutOffHandsOutNoParameters() {
        PurchaseSummaries few = PurchaseSummaries.of(
                WEEK,
                List.of(
                        PurchaseSummary.of(0, 0, 30, WEEK),
                        PurchaseSummary.of(1, 4, 28, 10, WEEK),
                        PurchaseSummary.of(2, 9, 30, 12, WEEK)));
        FitSettings short25 = FitSettings.DEFAULT.withMaxEvaluations(25).startingAt(1, 1, 1, 1);

        for (FitResult<?> result : List.of(
                BgNbd.fit(few, short25),
                MbgNbd.fit(few, short25),
                ParetoNbd.fit(few, short25),
                BgBb.fit(few, short25),
                GammaGamma.fit(few, short25.startingAt(1, 1, 1)))) {
            assertThat(result).isInstanceOfSatisfying(NoFit.class, none -> {
                assertThat(none.obstacle()).isEqualTo(FitObstacle.EVALUATION_LIMIT);
                assertThat(none.evaluations()).isEqualTo(25);
                assertThat(none.lastLogLikelihood()).isPresent();
            });
            assertThatThrownBy(result::orElseThrow).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void spendOfNobodyIsThatOfAll() {
        GammaGamma spend = new GammaGamma(6, 4, 16);

        assertThat(spend.expectedSpend(PurchaseSummary.of(0, 0, 30, WEEK)).orElseThrow())
                .isEqualTo(32);
        assertThat(spend.expectedSpend(PurchaseSummary.of(3, 9, 30, 35, WEEK)).orElseThrow())
                .isCloseTo(34.571429, within(1e-6));
        assertThat(spend.expectedSpend(PurchaseSummary.of(3, 9, 30, WEEK))).isEmpty();
        assertThat(new GammaGamma(6, 1, 16).meanSpend()).isEmpty();
        assertThat(new GammaGamma(6, 0.9, 16).expectedSpend(1, 20)).isPresent();
        assertThatThrownBy(() -> spend.expectedSpend(1, -1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> spend.expectedSpend(-1, 1)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void spendOfNothingIsLeftOutOfTheFit() {
        PurchaseSummaries.Builder customers = PurchaseSummaries.builder(WEEK);
        for (int i = 1; i <= 40; i++) {
            customers.add(PurchaseSummary.of(1 + i % 5, 9, 30, 10 + 37 * i % 41, WEEK));
        }
        PurchaseSummaries all = customers
                .add(PurchaseSummary.of(1, 9, 30, 0, WEEK))
                .add(PurchaseSummary.of(1, 9, 30, -4, WEEK))
                .build();

        assertThat(GammaGamma.fit(all).orElseThrow().sampleSize()).isEqualTo(40);
    }

    @Test
    void spendAlikeForAllHasNoCorrelationWithPurchases() {
        PurchaseSummaries alike = PurchaseSummaries.of(
                WEEK, List.of(PurchaseSummary.of(1, 9, 30, 5, WEEK), PurchaseSummary.of(2, 9, 30, 5, WEEK)));
        PurchaseSummaries rising = PurchaseSummaries.of(
                WEEK,
                List.of(
                        PurchaseSummary.of(1, 9, 30, 5, WEEK),
                        PurchaseSummary.of(2, 9, 30, 6, WEEK),
                        PurchaseSummary.of(2, 9, 30, 6, WEEK)));

        assertThat(GammaGamma.correlation(alike)).isEmpty();
        assertThat(GammaGamma.correlation(rising).orElseThrow()).isCloseTo(1, within(1e-12));
    }
}
