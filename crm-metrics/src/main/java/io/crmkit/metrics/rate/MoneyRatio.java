package io.crmkit.metrics.rate;

import io.crmkit.core.error.InvalidInputException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.OptionalDouble;
import org.joda.money.Money;

/**
 * One amount in percent of another, with both. {@link #merge} adds the amounts; ratios are never averaged.
 *
 * @param metric a stable id, such as {@code retention.revenue_net}
 * @param part the amount above the line; may be negative
 * @param whole the amount below the line, not negative, in the same currency
 * @param undefined why there is no value; empty if there is one
 */
public record MoneyRatio(String metric, Money part, Money whole, Optional<NoValue> undefined) {
    /**
     * Checks the amounts.
     *
     * @throws InvalidInputException if the currencies differ, the whole is negative, or there is a reason for having no value beside
     *     a whole, or no reason without one
     */
    public MoneyRatio {
        if (!part.isSameCurrency(whole)) {
            throw new InvalidInputException("ratio.part", "must be in the currency of the whole");
        }
        if (whole.isNegative()) {
            throw new InvalidInputException("ratio.whole", "must not be negative");
        }
        if (undefined.isPresent() != whole.isZero()) {
            throw new InvalidInputException("ratio.undefined", "must be stated if and only if the whole is 0");
        }
    }

    /**
     * Returns the ratio of two amounts.
     *
     * @param ifEmpty the reason that is stated if the whole is 0
     * @throws InvalidInputException if the currencies differ or the whole is negative
     */
    public static MoneyRatio of(String metric, Money part, Money whole, NoValue ifEmpty) {
        return new MoneyRatio(metric, part, whole, whole.isZero() ? Optional.of(ifEmpty) : Optional.empty());
    }

    /** Returns part / whole in percent, rounded only to a {@code double}; empty if it is {@link #undefined}. */
    public OptionalDouble value() {
        return whole.isZero()
                ? OptionalDouble.empty()
                : OptionalDouble.of(part.getAmount()
                        .multiply(BigDecimal.valueOf(100))
                        .divide(whole.getAmount(), MathContext.DECIMAL128)
                        .doubleValue());
    }

    /**
     * Returns the ratio of the sums.
     *
     * @throws InvalidInputException if the other ratio is that of another metric or in another currency
     */
    public MoneyRatio merge(MoneyRatio other) {
        if (!metric.equals(other.metric)) {
            throw new InvalidInputException("metric", "must be " + metric + " to merge, was " + other.metric);
        }
        if (!whole.isSameCurrency(other.whole)) {
            throw new InvalidInputException("ratio", "must be in the same currency to merge");
        }
        Money sum = whole.plus(other.whole);
        return new MoneyRatio(
                metric,
                part.plus(other.part),
                sum,
                sum.isZero() ? Rate.first(undefined, other.undefined) : Optional.empty());
    }
}
