package io.crmkit.metrics.value;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import java.util.Objects;

/**
 * The value of a customer who pays the same margin each period and stays with the same probability, for ever: m r / (1 + i - r).
 * A rule of thumb: with one retention rate for all it understates the value of customers who differ; use
 * {@link io.crmkit.metrics.contract.ShiftedBetaGeometric} for those.
 *
 * <p>Sources: Gupta and Lehmann, "Customers as Assets", Journal of Interactive Marketing 17 (2003), and Managing Customers as
 * Investments, 2005.
 *
 * @param margin m, the margin per period, finite
 * @param retention r, the share of customers who stay for another period, 0 to 1
 * @param discount i, the discount rate of the same period
 * @param growth g, by which the margin grows each period as a fraction, above -1; 0 for none
 */
public record GuptaLehmann(double margin, double retention, DiscountRate discount, double growth) {
    /**
     * Checks the domain: r (1 + g) must be below 1 + i, or the sum is infinite.
     *
     * @throws InvalidInputException if an argument is outside
     */
    public GuptaLehmann {
        Require.amount("margin", margin);
        Objects.requireNonNull(discount, "discount");
        if (!(growth > -1 && growth < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("growth", "must be finite and above -1");
        }
        if (!(retention >= 0 && retention <= 1)) {
            throw new InvalidInputException("retention", "must be from 0 to 1");
        }
        if (!(retention * (1 + growth) < 1 + discount.rate())) {
            throw new InvalidInputException(
                    "retention", "times 1 + growth must be below 1 + discount, or the value is infinite");
        }
    }

    /** Returns the rule without growth; see the record. */
    public static GuptaLehmann of(double margin, double retention, DiscountRate discount) {
        return new GuptaLehmann(margin, retention, discount, 0);
    }

    /** Returns the rule with a margin that grows each period; see the record. */
    public GuptaLehmann growing(double byFraction) {
        return new GuptaLehmann(margin, retention, discount, byFraction);
    }

    /** Returns the value if the first margin comes at the end of the first period: m r / (1 + i - r (1 + g)). */
    public double value() {
        return margin * retention / divisor();
    }

    /** Returns the value if the first margin comes now: m (1 + i) / (1 + i - r (1 + g)). */
    public double valueWithMarginNow() {
        return margin * (1 + discount.rate()) / divisor();
    }

    private double divisor() {
        return 1 + discount.rate() - retention * (1 + growth);
    }
}
