package io.crmkit.metrics.sales;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.rate.MoneyRatio;
import io.crmkit.metrics.rate.NoValue;
import io.crmkit.metrics.rate.Rate;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * Deals that were due in a period and had neither been won nor lost at its end.
 *
 * @param deals the share of deals that slipped: {@code sales.slippage}
 * @param amount the share of the amount that slipped: {@code sales.slippage_by_amount}
 * @param meanDaysLate of the slipped deals that are closed by now, the mean of the days from due to closed; empty without one
 */
public record Slippage(Rate deals, MoneyRatio amount, OptionalDouble meanDaysLate) {
    /**
     * Returns the slippage of the deals that were due in a period.
     *
     * @param due the deals due in the period, as was expected at its beginning
     * @param thru the last day of the period
     * @throws InvalidInputException if a deal is in another currency or due after the period
     */
    public static Slippage of(CurrencyUnit currency, Collection<DueDeal> due, LocalDate thru) {
        for (DueDeal deal : due) {
            if (!deal.amount().getCurrencyUnit().equals(currency)) {
                throw new InvalidInputException("deal.amount", "must be in the stated currency");
            }
            if (deal.due().isAfter(thru)) {
                throw new InvalidInputException("deal.due", "must be in the period");
            }
        }
        List<DueDeal> slipped = due.stream()
                .filter(deal -> deal.closed().map(day -> day.isAfter(thru)).orElse(true))
                .toList();
        return new Slippage(
                Rate.of("sales.slippage", slipped.size(), due.size(), NoValue.NOTHING_DUE),
                MoneyRatio.of(
                        "sales.slippage_by_amount", sum(currency, slipped), sum(currency, due), NoValue.NOTHING_DUE),
                slipped.stream()
                        .flatMap(deal -> deal.closed().stream().map(day -> ChronoUnit.DAYS.between(deal.due(), day)))
                        .mapToLong(Long::longValue)
                        .average());
    }

    private static Money sum(CurrencyUnit currency, Collection<DueDeal> deals) {
        return deals.stream().map(DueDeal::amount).reduce(Money.zero(currency), Money::plus);
    }
}
