package io.crmkit.metrics.sales;

import io.crmkit.core.error.InvalidInputException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What sales may come to, by simulation. The generator is passed in: one seed, one forecast. Percentiles are totals that came up
 * (nearest rank, {@code percentile.hf1}).
 *
 * @param method {@code forecast.stage_probability} or {@code forecast.history}
 * @param runs how many totals were drawn
 * @param expected the mean that the draws come from, computed and not drawn
 * @param p10 one in ten draws was at or below it
 * @param p50 half of the draws were at or below it
 * @param p90 nine in ten draws were at or below it
 */
public record SalesForecast(String method, int runs, BigMoney expected, Money p10, Money p50, Money p90) {
    /** Fewer draws than this make percentiles that change with the seed. */
    private static final int MIN_RUNS = 1_000;

    private static final int MAX_RUNS = 10_000_000;

    private static final int MAX_PERIODS = 10_000;

    /**
     * Returns the forecast of open deals: in each run every deal is won with its probability, independent of the others. Deals that
     * hang together, by season or seller, make the true range wider.
     *
     * @param runs how many totals are drawn, 1,000 to 10,000,000
     * @throws InvalidInputException if a deal is in another currency, an amount is beyond 64 bits, or the number of runs is out of range
     */
    public static SalesForecast byProbability(
            CurrencyUnit currency, Collection<OpenDeal> deals, int runs, RandomGenerator random) {
        long[] amounts = smallest(currency, deals.stream().map(OpenDeal::amount).toList());
        double[] probabilities =
                deals.stream().mapToDouble(OpenDeal::probability).toArray();
        return simulate(
                "forecast.stage_probability", Pipeline.of(currency, deals).weighted(), runs, () -> {
                    long total = 0;
                    for (int i = 0; i < amounts.length; i++) {
                        total += random.nextDouble() < probabilities[i] ? amounts[i] : 0;
                    }
                    return total;
                });
    }

    /**
     * Returns the forecast of coming periods from past ones of the same length: each coming period is drawn from the past with
     * replacement (bootstrap). It knows no trend and no season: give it seasonally alike periods. Empty without a past.
     *
     * @param past the totals of past periods; may be negative after refunds
     * @param periods how many periods are forecast in all, 1 to 10,000
     * @param runs how many totals are drawn, 1,000 to 10,000,000
     * @throws InvalidInputException if an amount is in another currency, the largest total may not fit 64 bits, or a number is out of range
     */
    public static Optional<SalesForecast> byHistory(
            CurrencyUnit currency, List<Money> past, int periods, int runs, RandomGenerator random) {
        if (periods < 1 || periods > MAX_PERIODS) {
            throw new InvalidInputException("periods", "must be from 1 to 10,000");
        }
        requireRuns(runs);
        long[] amounts = smallest(currency, past);
        if (amounts.length == 0) {
            return Optional.empty();
        }
        requireTotals(amounts, periods);
        Money sum = past.stream().reduce(Money.zero(currency), Money::plus);
        BigDecimal expected = sum.getAmount()
                .multiply(BigDecimal.valueOf(periods))
                .divide(BigDecimal.valueOf(past.size()), MathContext.DECIMAL128);
        return Optional.of(simulate("forecast.history", BigMoney.of(currency, expected), runs, () -> {
            long total = 0;
            for (int i = 0; i < periods; i++) {
                total += amounts[random.nextInt(amounts.length)];
            }
            return total;
        }));
    }

    private static SalesForecast simulate(String method, BigMoney expected, int runs, LongSupplier draw) {
        requireRuns(runs);
        long[] totals = new long[runs];
        Arrays.setAll(totals, i -> draw.getAsLong());
        Arrays.sort(totals);
        CurrencyUnit currency = expected.getCurrencyUnit();
        return new SalesForecast(
                method,
                runs,
                expected,
                percentile(currency, totals, 10),
                percentile(currency, totals, 50),
                percentile(currency, totals, 90));
    }

    private static void requireTotals(long[] amounts, int periods) {
        long largest = Arrays.stream(amounts).map(Math::abs).max().orElse(0);
        if (largest > Long.MAX_VALUE / periods) {
            throw new InvalidInputException(
                    "amount", "must fit 64 bits in every period together, in the smallest unit");
        }
    }

    private static void requireRuns(int runs) {
        if (runs < MIN_RUNS || runs > MAX_RUNS) {
            throw new InvalidInputException("runs", "must be from 1,000 to 10,000,000");
        }
    }

    private static Money percentile(CurrencyUnit currency, long[] sorted, int percent) {
        long rank = (sorted.length * (long) percent + 99) / 100;
        return Money.ofMinor(currency, sorted[Math.toIntExact(rank) - 1]);
    }

    /** Amounts in the smallest unit of the currency, whose sum fits a {@code long}. */
    private static long[] smallest(CurrencyUnit currency, List<Money> amounts) {
        long[] smallest = new long[amounts.size()];
        long size = 0;
        for (int i = 0; i < smallest.length; i++) {
            if (!amounts.get(i).getCurrencyUnit().equals(currency)) {
                throw new InvalidInputException("amount", "must be in the stated currency");
            }
            try {
                smallest[i] = amounts.get(i).getAmountMinorLong();
                size = Math.addExact(size, Math.absExact(smallest[i]));
            } catch (ArithmeticException e) {
                throw new InvalidInputException("amount", "must fit 64 bits together, in the smallest unit", e);
            }
        }
        return smallest;
    }
}
