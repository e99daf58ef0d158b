package io.crmkit.recovery.compensation;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.rule.Require;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * How much a row gives: an amount, or a part of an amount of money that is a fact.
 *
 * @param amount a fixed amount in the currency of the table; 0 for a row that gives no money
 * @param percent a part in percent
 * @param of the fact that it is a part of
 * @param floor the least that is given
 * @param cap the most that is given
 */
public record Award(
        Optional<BigDecimal> amount,
        Optional<BigDecimal> percent,
        Optional<String> of,
        Optional<BigDecimal> floor,
        Optional<BigDecimal> cap) {
    /**
     * Checks the numbers.
     *
     * @throws InvalidInputException if there are both amount and percent or neither, percent without a fact or the other way round, a negative
     *     number, or a floor above the cap
     */
    public Award {
        if (amount.isPresent() && percent.isPresent()) {
            throw new InvalidInputException("award", "must be an amount or a percentage");
        }
        if (amount.isEmpty() && percent.isEmpty() && of.isEmpty()) {
            throw new InvalidInputException("award", "must have an amount, 0 for nothing, or a percentage");
        }
        if (percent.isPresent() != of.isPresent()) {
            throw new InvalidInputException("award", "must say what a percentage is of");
        }
        for (Optional<BigDecimal> number : List.of(amount, percent, floor, cap)) {
            Require.writable(number, "award");
            if (number.isPresent() && number.get().signum() < 0) {
                throw new InvalidInputException("award", "must not have a negative number");
            }
        }
        if (floor.isPresent() && cap.isPresent() && floor.get().compareTo(cap.get()) > 0) {
            throw new InvalidInputException("award", "must not have a floor above the cap");
        }
    }

    /** Floor and cap are compared with what is rounded already. */
    void requireNotFinerThan(CurrencyUnit currency) {
        for (Optional<BigDecimal> end : List.of(floor, cap)) {
            if (end.isPresent() && end.get().stripTrailingZeros().scale() > currency.getDecimalPlaces()) {
                throw new InvalidInputException("award", "must not be finer than " + currency + " in floor and cap");
            }
        }
    }

    /** Rounds half to even to the digits of the currency, once, and then applies floor and cap. */
    Money compute(CompensationFacts facts, Optional<DeclaredFact> base, CurrencyUnit currency, List<String> trace) {
        BigDecimal exact = amount.orElse(BigDecimal.ZERO);
        if (percent.isPresent() && base.isPresent()) {
            exact = new BigDecimal(facts.value(base.get()).orElseThrow())
                    .multiply(percent.get())
                    .movePointLeft(2);
            trace.add(percent.get().toPlainString() + " % of " + base.get().name());
        }
        Money rounded = Money.of(currency, exact, RoundingMode.HALF_EVEN);
        Money least = Money.of(currency, floor.orElse(BigDecimal.ZERO), RoundingMode.UNNECESSARY);
        if (rounded.isLessThan(least)) {
            trace.add("floor of " + least);
            return least;
        }
        Optional<Money> most = cap.map(end -> Money.of(currency, end, RoundingMode.UNNECESSARY));
        if (most.isPresent() && rounded.isGreaterThan(most.get())) {
            trace.add("cap of " + most.get() + " hit");
            return most.get();
        }
        return rounded;
    }
}
