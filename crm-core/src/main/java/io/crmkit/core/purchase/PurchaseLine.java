package io.crmkit.core.purchase;

import io.crmkit.core.rule.Require;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import org.joda.money.Money;

/**
 * One position of a purchase. {@code toString} hides the description, which may be personal.
 *
 * @param sku the article, by the key of the business, not blank
 * @param description what it is, in words
 * @param quantity how many or how much of it, above 0
 * @param amount what the position cost in all; may be negative for a discount
 */
public record PurchaseLine(String sku, Optional<String> description, BigDecimal quantity, Money amount) {
    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if article or description is blank or the quantity not above 0
     */
    public PurchaseLine {
        description = Objects.requireNonNullElse(description, Optional.empty());
        Objects.requireNonNull(amount, "amount");
        Require.notBlank(sku, "purchaseLine.sku");
        Require.notBlank(description, "purchaseLine.description");
        Require.that(quantity.signum() > 0, "purchaseLine.quantity", "must be above 0");
    }

    /** Returns a position of one piece without a description. */
    public static PurchaseLine of(String sku, Money amount) {
        return new PurchaseLine(sku, Optional.empty(), BigDecimal.ONE, amount);
    }

    @Override
    public String toString() {
        return "PurchaseLine[" + sku + ", " + quantity + ", " + amount + "]";
    }
}
