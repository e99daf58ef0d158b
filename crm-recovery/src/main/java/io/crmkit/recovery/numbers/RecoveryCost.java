package io.crmkit.recovery.numbers;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.rate.NoValue;
import io.crmkit.metrics.rate.UnitCost;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Collection;
import java.util.Objects;
import org.joda.money.Money;

/**
 * What recoveries cost: what was given and not taken back, and the time of those who handled them.
 *
 * @param perCase the cost per case
 * @param perRecovered all cost, that of the failed recoveries included, per case whose resolution the customer accepted
 */
public record RecoveryCost(UnitCost perCase, UnitCost perRecovered) {
    /**
     * The cost of one case.
     *
     * @param issued what the customer was given
     * @param reversed what of it was taken back; not more than that
     * @param handling how long people worked on it, not negative
     * @param recovered whether the customer accepted the resolution
     */
    public record Case(Money issued, Money reversed, Duration handling, boolean recovered) {
        /**
         * Checks the amounts.
         *
         * @throws InvalidInputException if one is negative, more was taken back than given, or the currencies differ
         */
        public Case {
            if (!issued.isSameCurrency(reversed)) {
                throw new InvalidInputException("cost.reversed", "must be in the currency of what was issued");
            }
            if (reversed.isNegative() || issued.isLessThan(reversed)) {
                throw new InvalidInputException("cost.reversed", "must be from 0 to what was issued");
            }
            if (handling.isNegative()) {
                throw new InvalidInputException("cost.handling", "must not be negative");
            }
        }
    }

    /** Refuses null. */
    public RecoveryCost {
        Objects.requireNonNull(perCase, "perCase");
        Objects.requireNonNull(perRecovered, "perRecovered");
    }

    /**
     * Returns the cost of cases: issued - reversed + handling time x rate, the time summed first and the product rounded half to even,
     * once, to the currency.
     *
     * @param hour what an hour of handling costs, not negative; its currency is that of the result
     * @throws InvalidInputException if a case is in another currency, or the rate is negative
     */
    public static RecoveryCost of(Collection<Case> cases, Money hour) {
        if (hour.isNegative()) {
            throw new InvalidInputException("hour", "must not be negative");
        }
        Money given = Money.zero(hour.getCurrencyUnit());
        Duration handling = Duration.ZERO;
        for (Case one : cases) {
            if (!one.issued().isSameCurrency(hour)) {
                throw new InvalidInputException("cost", "must be in the currency of the hour");
            }
            given = given.plus(one.issued()).minus(one.reversed());
            handling = handling.plus(one.handling());
        }
        BigDecimal hours = BigDecimal.valueOf(handling.toMillis())
                .divide(BigDecimal.valueOf(Duration.ofHours(1).toMillis()), MathContext.DECIMAL128);
        Money spend = given.plus(hour.multipliedBy(hours, RoundingMode.HALF_EVEN));
        long recovered = cases.stream().filter(Case::recovered).count();
        return new RecoveryCost(
                UnitCost.of("recovery.cost", spend, cases.size(), NoValue.NO_CASES),
                UnitCost.of("recovery.cost_per_recovered", spend, recovered, NoValue.NO_CASES));
    }
}
