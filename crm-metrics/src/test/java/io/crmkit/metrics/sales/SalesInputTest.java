package io.crmkit.metrics.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.metrics.sales.DealPath.Status;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class SalesInputTest {
    private static final LocalDate DAY = LocalDate.parse("2025-03-31");
    private static final Money TEN = Money.parse("EUR 10");
    private static final Money DOLLARS = Money.parse("USD 10");

    @Test
    void countsAreNotNegative() {
        refused("outcomes.won", () -> new DealOutcomes(-1, 0, TEN, TEN));
        refused("outcomes.lost", () -> new DealOutcomes(0, -1, TEN, TEN));
        refused("deal.furthest", () -> new DealPath(-1, Status.OPEN));
        refused("pipeline.deals", () -> new Pipeline(-1, TEN, TEN.toBigMoney()));
        refused("velocity.deals", () -> new SalesVelocity(-1, 0.5, TEN, 1));
        refused("stage.entered", () -> new StageConversion("lead", 0, -1, 1, 0));
        refused("stage.entered", () -> new StageConversion("lead", 0, 1, -1, 0));
        refused("stage.entered", () -> new StageConversion("lead", 0, 1, 0, -1));
        refused("stage.entered", () -> new StageConversion("lead", 3, 1, 0, 1));
        assertThat(new StageConversion("lead", 0, 0, 0, 0).entered()).isZero();
    }

    @Test
    void amountsAreNotNegative() {
        refused("outcomes.amount", () -> new DealOutcomes(1, 1, TEN.negated(), TEN));
        refused("outcomes.amount", () -> new DealOutcomes(1, 1, TEN, TEN.negated()));
        refused("deal.amount", () -> new DueDeal(DAY, Optional.empty(), TEN.negated()));
        refused("deal.amount", () -> new OpenDeal(TEN.negated(), 0.5));
        refused("velocity.averageWon", () -> new SalesVelocity(1, 0.5, TEN.negated(), 1));
        refused(
                "pipeline.weighted",
                () -> new Pipeline(
                        1, TEN.negated(), TEN.multipliedBy(2).negated().toBigMoney()));
        refused("pipeline.weighted", () -> new Pipeline(1, TEN, TEN.negated().toBigMoney()));
        refused(
                "pipeline.weighted",
                () -> new Pipeline(1, TEN, TEN.multipliedBy(2).toBigMoney()));
    }

    @Test
    void amountsAreInOneCurrency() {
        refused("one currency", () -> new DealOutcomes(1, 1, TEN, DOLLARS));
        refused("one currency", () -> new Pipeline(1, TEN, DOLLARS.toBigMoney()));
        List<DueDeal> due = List.of(new DueDeal(DAY, Optional.empty(), DOLLARS));
        refused("deal.amount", () -> Slippage.of(CurrencyUnit.EUR, due, DAY));
        refused(
                "stated currency",
                () -> SalesForecast.byHistory(CurrencyUnit.EUR, List.of(DOLLARS), 1, 1_000, new SplittableRandom(1)));
    }

    @Test
    void aForecastIsOfFiniteNumbersAndAtLeastOnePeriod() {
        double[] one = {1};
        refused("finite", () -> ForecastError.of(new double[] {Double.NaN}, one));
        refused("finite", () -> ForecastError.of(one, new double[] {Double.POSITIVE_INFINITY}));
        refused(
                "periods",
                () -> SalesForecast.byHistory(CurrencyUnit.EUR, List.of(TEN), 0, 1_000, new SplittableRandom(1)));
        refused(
                "runs",
                () -> SalesForecast.byHistory(CurrencyUnit.EUR, List.of(), 1, 10_000_001, new SplittableRandom(1)));
        assertThat(SalesForecast.byHistory(CurrencyUnit.EUR, List.of(TEN), 1, 1_000, new SplittableRandom(1)))
                .isPresent();
    }

    /** ln(1 + x) of a number below -1 is none, and of one above it hides that the measure is for counts. */
    @Test
    void squaredLogarithmsAreForNumbersFromZero() {
        assertThat(ForecastError.of(new double[] {0}, new double[] {0}).msle()).hasValue(0);
        assertThat(ForecastError.of(new double[] {1}, new double[] {-0.5}).msle())
                .isEmpty();
        assertThat(ForecastError.of(new double[] {-0.5}, new double[] {1}).msle())
                .isEmpty();
    }

    private static void refused(String message, ThrowingCallable call) {
        assertThatThrownBy(call).hasMessageContaining(message);
    }

    @Test
    void forecastErrorsThatOverflowAreRefused() {
        double[] zeros = {0, 0};
        refused(
                "actual must be finite and at most 1e290 in size",
                () -> ForecastError.of(new double[] {1, 1e308}, zeros));
        refused(
                "forecast must be finite and at most 1e290 in size",
                () -> ForecastError.of(zeros, new double[] {1, Double.NaN}));
        refused(
                "actual must not be so near 0 that a relative error is infinite",
                () -> ForecastError.of(new double[] {Double.MIN_VALUE}, new double[] {1}));
    }

    @Test
    void biasOfASumBelowZeroHasNoSign() {
        assertThat(ForecastError.of(new double[] {-10}, new double[] {-5}).bias())
                .isEmpty();
        assertThat(ForecastError.of(new double[] {-10, 30}, new double[] {-5, 30})
                        .bias())
                .hasValue(0.25);
    }

    @Test
    void forecastsByHistoryThatMayOverflowAreRefused() {
        SplittableRandom random = new SplittableRandom(1);
        Money half = Money.ofMinor(CurrencyUnit.EUR, Long.MAX_VALUE / 2);

        assertThat(SalesForecast.byHistory(CurrencyUnit.EUR, List.of(half), 2, 1_000, random))
                .isPresent();
        refused(
                "amount must fit 64 bits in every period together, in the smallest unit",
                () -> SalesForecast.byHistory(CurrencyUnit.EUR, List.of(half), 3, 1_000, random));
        refused(
                "periods must be from 1 to 10,000",
                () -> SalesForecast.byHistory(CurrencyUnit.EUR, List.of(TEN), 10_001, 1_000, random));
    }
}
