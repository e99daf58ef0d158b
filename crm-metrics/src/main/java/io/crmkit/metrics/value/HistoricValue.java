package io.crmkit.metrics.value;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.purchase.ModelTime;
import java.util.List;
import java.util.Objects;

/** What a customer has been worth: the margins of the past, plain or with interest. */
public final class HistoricValue {
    private HistoricValue() {}

    /**
     * A margin of the past.
     *
     * @param amount finite; negative for a loss
     * @param ago how long before the day of valuation
     */
    public record Margin(double amount, ModelTime ago) {
        /**
         * Checks the amount.
         *
         * @throws InvalidInputException if it is not finite or beyond 1e290 in size
         */
        public Margin {
            Require.amount("amount", amount);
            Objects.requireNonNull(ago, "ago");
        }
    }

    /** Returns the plain sum; 0 for none. */
    public static double sum(List<Margin> margins) {
        return margins.stream().mapToDouble(Margin::amount).sum();
    }

    /**
     * Returns what the margins are worth on the day of valuation, Σ amount (1 + rate)^ago; 0 for none.
     *
     * @throws InvalidInputException if a time is not in the period of the rate, or so long ago that the
     *     value is infinite
     */
    public static double compounded(List<Margin> margins, DiscountRate rate) {
        double worth = margins.stream()
                .mapToDouble(margin -> margin.amount() / rate.presentValueOf1(margin.ago()))
                .sum();
        if (!Double.isFinite(worth)) {
            throw new InvalidInputException("margins", "must not be so long ago that their value is infinite");
        }
        return worth;
    }
}
