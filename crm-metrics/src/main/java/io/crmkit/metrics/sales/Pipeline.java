package io.crmkit.metrics.sales;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.rate.MoneyRatio;
import io.crmkit.metrics.rate.NoValue;
import java.math.BigDecimal;
import java.util.Collection;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * The open deals in one currency, summed up. {@link #merge} is exact, associative and commutative.
 *
 * @param deals how many there are
 * @param open the sum of their amounts
 * @param weighted the sum of probability × amount, exact; a {@code double} probability counts as its shortest decimal text
 */
public record Pipeline(long deals, Money open, BigMoney weighted) {
    /**
     * Checks the numbers.
     *
     * @throws InvalidInputException if one is negative, the currencies differ, or the weighted sum is more than the open one
     */
    public Pipeline {
        Require.count("pipeline.deals", deals);
        if (!open.isSameCurrency(weighted)) {
            throw new InvalidInputException("pipeline", "must be in one currency");
        }
        if (open.isNegative() || weighted.isNegative() || weighted.isGreaterThan(open)) {
            throw new InvalidInputException("pipeline.weighted", "must be from 0 to the open amount");
        }
    }

    /**
     * Returns the pipeline of these deals; of none, an empty one.
     *
     * @throws InvalidInputException if a deal is in another currency
     */
    public static Pipeline of(CurrencyUnit currency, Collection<OpenDeal> deals) {
        Money open = Money.zero(currency);
        BigMoney weighted = BigMoney.zero(currency);
        for (OpenDeal deal : deals) {
            if (!deal.amount().getCurrencyUnit().equals(currency)) {
                throw new InvalidInputException("deal.amount", "must be in the currency of the pipeline");
            }
            open = open.plus(deal.amount());
            weighted = weighted.plus(deal.amount().toBigMoney().multipliedBy(BigDecimal.valueOf(deal.probability())));
        }
        return new Pipeline(deals.size(), open, weighted);
    }

    /**
     * Returns the open amount, not weighted, in percent of a target: {@code pipeline.coverage}, 300 for the "three times" of the trade.
     *
     * @throws InvalidInputException if the target is negative or in another currency
     */
    public MoneyRatio coverage(Money target) {
        return MoneyRatio.of("pipeline.coverage", open, target, NoValue.NO_TARGET);
    }

    /**
     * Returns the pipeline of the deals of both.
     *
     * @throws InvalidInputException if the other is in another currency
     */
    public Pipeline merge(Pipeline other) {
        if (!open.isSameCurrency(other.open)) {
            throw new InvalidInputException("pipeline", "must be in the same currency to merge");
        }
        return new Pipeline(Math.addExact(deals, other.deals), open.plus(other.open), weighted.plus(other.weighted));
    }
}
