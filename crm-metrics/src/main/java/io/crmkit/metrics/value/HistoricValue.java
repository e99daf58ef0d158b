package io.crmkit.metrics.value;

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
         * @throws io.crmkit.core.error.InvalidInputException if it is not finite
         */
        public Margin {
            Money.finite("amount", amount);
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
     * @throws io.crmkit.core.error.InvalidInputException if a time is not in the period of the rate
     */
    public static double compounded(List<Margin> margins, DiscountRate rate) {
        return margins.stream()
                .mapToDouble(margin -> margin.amount() / rate.presentValueOf1(margin.ago()))
                .sum();
    }
}
