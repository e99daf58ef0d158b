package io.crmkit.metrics.sales;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.metrics.rate.NoValue;
import io.crmkit.metrics.sales.DealPath.Status;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class SalesTest {
    @Test
    void pipelinesOfTwoCurrenciesNeverAdd() {
        OpenDeal dollars = new OpenDeal(Money.parse("USD 5"), 0.5);

        assertThatThrownBy(() -> Pipeline.of(CurrencyUnit.EUR, List.of(dollars)))
                .hasMessageContaining("currency");
        Pipeline one = Pipeline.of(CurrencyUnit.EUR, List.of(new OpenDeal(eur(10), 0.1)));
        assertThatThrownBy(() -> one.merge(Pipeline.of(CurrencyUnit.USD, List.of(dollars))))
                .hasMessageContaining("currency");
        assertThat(one.merge(one).weighted().getAmount()).isEqualByComparingTo("2");
        assertThat(one.coverage(eur(0)).undefined()).contains(NoValue.NO_TARGET);
    }

    @Test
    void winRateIsOfDecidedDeals() {
        DealOutcomes outcomes = new DealOutcomes(1, 3, eur(60), eur(40));

        assertThat(outcomes.winRate().value()).hasValue(25);
        assertThat(outcomes.winRateByAmount().value()).hasValue(60);
        assertThat(new DealOutcomes(0, 0, eur(0), eur(0)).winRate().undefined()).contains(NoValue.NOTHING_DECIDED);
    }

    @Test
    void velocityIsPerDay() {
        assertThat(new SalesVelocity(40, 0.25, eur(900), 90).perDay().getAmount())
                .isEqualByComparingTo("100");
        assertThatThrownBy(() -> new SalesVelocity(1, 0.5, eur(1), 0)).hasMessageContaining("cycleDays");
    }

    @Test
    void dealsThatAreStillInAStageHaveNotDecided() {
        List<StageConversion> stages = StageConversion.of(
                List.of("lead", "offer"),
                List.of(
                        new DealPath(0, Status.OPEN),
                        new DealPath(0, Status.LOST),
                        new DealPath(0, Status.WON),
                        new DealPath(1, Status.OPEN),
                        new DealPath(1, Status.LOST)));

        assertThat(stages)
                .containsExactly(new StageConversion("lead", 5, 3, 1, 1), new StageConversion("offer", 3, 1, 1, 1));
        assertThat(stages.get(0).rate().value()).hasValue(75);
        assertThat(new StageConversion("new", 4, 0, 0, 4).rate().undefined()).contains(NoValue.NOTHING_LEFT_THE_STAGE);
        assertThatThrownBy(() -> StageConversion.of(List.of("lead"), List.of(new DealPath(1, Status.OPEN))))
                .hasMessageContaining("furthest");
    }

    @Test
    void whatWasLostInTimeDidNotSlip() {
        LocalDate end = LocalDate.parse("2025-03-31");
        Slippage slippage = Slippage.of(
                CurrencyUnit.EUR,
                List.of(
                        new DueDeal(end.minusDays(5), Optional.of(end), eur(10)),
                        new DueDeal(end.minusDays(5), Optional.of(end.plusDays(5)), eur(60)),
                        new DueDeal(end, Optional.empty(), eur(30))),
                end);

        assertThat(slippage.deals().matching()).isEqualTo(2);
        assertThat(slippage.amount().value()).hasValue(90);
        assertThat(slippage.meanDaysLate()).hasValue(10);
        assertThat(Slippage.of(CurrencyUnit.EUR, List.of(), end).deals().undefined())
                .contains(NoValue.NOTHING_DUE);
        assertThatThrownBy(() -> Slippage.of(
                        CurrencyUnit.EUR, List.of(new DueDeal(end.plusDays(1), Optional.empty(), eur(1))), end))
                .hasMessageContaining("deal.due");
    }

    @Test
    void simulatedDealsFollowTheBinomial() {
        List<OpenDeal> coins = Collections.nCopies(100, new OpenDeal(eur(1), 0.5));

        SalesForecast forecast = SalesForecast.byProbability(CurrencyUnit.EUR, coins, 100_000, new SplittableRandom(1));

        // Binomial(100, 1/2): P(X <= 43) = 0.097, P(X <= 44) = 0.136; symmetric above
        assertThat(forecast.expected().getAmount()).isEqualByComparingTo("50");
        assertThat(List.of(forecast.p10(), forecast.p50(), forecast.p90())).containsExactly(eur(44), eur(50), eur(56));
        assertThat(SalesForecast.byProbability(CurrencyUnit.EUR, coins, 100_000, new SplittableRandom(1)))
                .as("one seed, one forecast")
                .isEqualTo(forecast);
    }

    @Test
    void historyIsDrawnWithReplacement() {
        List<Money> past = List.of(eur(0), eur(100));

        SalesForecast forecast = SalesForecast.byHistory(CurrencyUnit.EUR, past, 2, 10_000, new SplittableRandom(1))
                .orElseThrow();

        // 0, 100, 200 with 1/4, 1/2, 1/4
        assertThat(List.of(forecast.p10(), forecast.p50(), forecast.p90())).containsExactly(eur(0), eur(100), eur(200));
        assertThat(forecast.expected().getAmount()).isEqualByComparingTo("100");
        assertThat(SalesForecast.byHistory(CurrencyUnit.EUR, List.of(), 2, 10_000, new SplittableRandom(1)))
                .isEmpty();
        assertThatThrownBy(() -> SalesForecast.byHistory(CurrencyUnit.EUR, past, 2, 10, new SplittableRandom(1)))
                .hasMessageContaining("runs");
    }

    @Test
    void aZeroThatCameIsLeftOutOfThePercentageAndCounted() {
        ForecastError error = ForecastError.of(new double[] {0, 10}, new double[] {5, 12});

        assertThat(error.mape().orElseThrow()).isCloseTo(0.2, within(1e-12));
        assertThat(error.mapeExcluded()).isEqualTo(1);
        assertThat(error.wape()).hasValue(0.7);
        assertThat(error.bias().orElseThrow()).isCloseTo(0.7, within(1e-12));
        ForecastError none = ForecastError.of(new double[0], new double[0]);
        assertThat(none.mae()).isEmpty();
        assertThat(none.bias()).isEmpty();
        assertThat(ForecastError.of(new double[] {-1}, new double[] {1}).msle()).isEmpty();
        assertThatThrownBy(() -> ForecastError.of(new double[1], new double[2])).hasMessageContaining("forecast");
    }

    private static Money eur(long amount) {
        return Money.ofMajor(CurrencyUnit.EUR, amount);
    }
}
