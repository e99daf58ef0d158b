package io.crmkit.metrics.value;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How much of the revenue or value few customers hold. Amounts must not be negative: shares of a total with losses in it pass 1
 * and say nothing; take those from {@link CustomerProfit} apart. Without a customer or an amount above 0 there is no share.
 */
public final class Concentration {
    private final double[] descending;
    private final double total;

    private Concentration(double[] descending) {
        this.descending = descending;
        this.total = Arrays.stream(descending).sum();
    }

    /**
     * Returns the concentration of these amounts, one per customer, in any order.
     *
     * @throws InvalidInputException if an amount is negative, not finite or above 1e290
     */
    public static Concentration of(double... amounts) {
        double[] sorted = amounts.clone();
        for (double amount : sorted) {
            Require.notNegative("amount", amount);
            Require.amount("amount", amount);
        }
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length / 2; i++) {
            double swapped = sorted[i];
            sorted[i] = sorted[sorted.length - 1 - i];
            sorted[sorted.length - 1 - i] = swapped;
        }
        return new Concentration(sorted);
    }

    /** Returns the number of customers. */
    public int customers() {
        return descending.length;
    }

    /** Returns the sum of the amounts. */
    public double total() {
        return total;
    }

    /**
     * Returns the share of the total that the largest customers hold.
     *
     * @param ofCustomers the share of customers, 0 to 1; their number is rounded up
     * @throws InvalidInputException if it is outside
     */
    public OptionalDouble topShare(double ofCustomers) {
        double share = Require.share("ofCustomers", ofCustomers);
        if (!(total > 0)) {
            return OptionalDouble.empty();
        }
        // 0.07 of 100 is 7.000000000000001 in doubles and would be 8 when rounded up
        int top = (int) Math.min(descending.length, Math.ceil(share * descending.length * (1 - 1e-12)));
        return OptionalDouble.of(Math.min(1, Arrays.stream(descending, 0, top).sum() / total));
    }

    /**
     * Returns the Gini coefficient, 0 if all customers are alike, 1 - 1/n if one holds all: Σ (n + 1 - 2i) x_i / (n Σ x) with
     * amounts in descending order and i from 1.
     */
    public OptionalDouble gini() {
        if (!(total > 0)) {
            return OptionalDouble.empty();
        }
        int n = descending.length;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += (n - 1.0 - 2.0 * i) * descending[i];
        }
        return OptionalDouble.of(Math.max(0, sum / (n * total)));
    }
}
