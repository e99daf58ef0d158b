package io.crmkit.metrics.roi;

import io.crmkit.core.error.InvalidInputException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.OptionalDouble;
import org.joda.money.Money;

/**
 * When a spend at the beginning has come back; not discounted.
 *
 * @param spend what was spent, not negative
 * @param gains the margin of each period after it, in order; may be negative
 */
public record Payback(Money spend, List<Money> gains) {
    /**
     * Copies the gains and checks the amounts.
     *
     * @throws InvalidInputException if the spend is negative or the currencies differ
     */
    public Payback {
        gains = List.copyOf(gains);
        if (spend.isNegative()) {
            throw new InvalidInputException("payback.spend", "must not be negative");
        }
        if (!gains.stream().allMatch(spend::isSameCurrency)) {
            throw new InvalidInputException("payback.gains", "must be in the currency of the spend");
        }
    }

    /**
     * Returns after how many periods the gains together reach the spend for the first time, a gain being spread evenly over its period;
     * empty if they never do. 0 if nothing was spent.
     */
    public OptionalDouble periods() {
        BigDecimal left = spend.getAmount();
        if (left.signum() == 0) {
            return OptionalDouble.of(0);
        }
        for (int i = 0; i < gains.size(); i++) {
            BigDecimal gain = gains.get(i).getAmount();
            if (gain.compareTo(left) >= 0) {
                return OptionalDouble.of(
                        i + left.divide(gain, MathContext.DECIMAL64).doubleValue());
            }
            left = left.subtract(gain);
        }
        return OptionalDouble.empty();
    }
}
