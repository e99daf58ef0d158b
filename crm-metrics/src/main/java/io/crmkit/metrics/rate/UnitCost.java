package io.crmkit.metrics.rate;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import org.joda.money.Money;

/**
 * What one case cost on average, with what was spent and for how many.
 *
 * @param metric a stable id, such as {@code acquisition.cost}
 * @param spend what was spent, not negative
 * @param n how many cases it was spent for
 * @param undefined why there is no value; empty if there is one
 */
public record UnitCost(String metric, Money spend, long n, Optional<NoValue> undefined) {
    /**
     * Checks the numbers.
     *
     * @throws InvalidInputException if the spend or the count is negative, or there is a reason for having no value beside cases, or
     *     no reason without cases
     */
    public UnitCost {
        Require.count("cost.n", n);
        if (spend.isNegative()) {
            throw new InvalidInputException("cost.spend", "must not be negative");
        }
        if (undefined.isPresent() != (n == 0)) {
            throw new InvalidInputException("cost.undefined", "must be stated if and only if n is 0");
        }
    }

    /**
     * Returns the cost per case.
     *
     * @param ifEmpty the reason that is stated if {@code n} is 0
     * @throws InvalidInputException if the spend or the count is negative
     */
    public static UnitCost of(String metric, Money spend, long n, NoValue ifEmpty) {
        return new UnitCost(metric, spend, n, n == 0 ? Optional.of(ifEmpty) : Optional.empty());
    }

    /** Returns spend / n in units of the currency of the spend, to 34 digits; empty if it is {@link #undefined}. */
    public Optional<BigDecimal> value() {
        return n == 0
                ? Optional.empty()
                : Optional.of(spend.getAmount().divide(BigDecimal.valueOf(n), MathContext.DECIMAL128));
    }

    /**
     * Returns the cost per case of both, not the mean of the two.
     *
     * @throws InvalidInputException if the other cost is that of another metric or in another currency
     * @throws ArithmeticException if the count does not fit a {@code long}
     */
    public UnitCost merge(UnitCost other) {
        if (!metric.equals(other.metric)) {
            throw new InvalidInputException("metric", "must be " + metric + " to merge, was " + other.metric);
        }
        if (!spend.isSameCurrency(other.spend)) {
            throw new InvalidInputException("cost", "must be in the same currency to merge");
        }
        long cases = Math.addExact(n, other.n);
        return new UnitCost(
                metric,
                spend.plus(other.spend),
                cases,
                cases == 0 ? Rate.first(undefined, other.undefined) : Optional.empty());
    }
}
