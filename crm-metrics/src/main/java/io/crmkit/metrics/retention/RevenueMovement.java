package io.crmkit.metrics.retention;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.rate.MoneyRatio;
import io.crmkit.metrics.rate.NoValue;
import java.util.stream.Stream;
import org.joda.money.Money;

/**
 * What became of the recurring revenue that a period began with. New customers never enter. All amounts are in one currency and not
 * negative.
 *
 * @param opening the revenue of the opening customers at the start
 * @param churned of it, the revenue of those who left
 * @param contraction by how much less others of them pay at the end
 * @param expansion by how much more others of them pay at the end
 */
public record RevenueMovement(Money opening, Money churned, Money contraction, Money expansion) {
    /**
     * Checks the amounts.
     *
     * @throws InvalidInputException if the currencies differ, an amount is negative, or more is lost than there was
     */
    public RevenueMovement {
        Money first = opening;
        if (!Stream.of(churned, contraction, expansion).allMatch(first::isSameCurrency)) {
            throw new InvalidInputException("revenue", "must be in one currency");
        }
        if (Stream.of(opening, churned, contraction, expansion).anyMatch(Money::isNegative)) {
            throw new InvalidInputException("revenue", "must not be negative");
        }
        if (churned.plus(contraction).isGreaterThan(opening)) {
            throw new InvalidInputException("revenue.churned", "must not be more than the opening, with contraction");
        }
    }

    /** Returns gross revenue retention, (opening - churned - contraction) / opening, 0 to 100 percent. */
    public MoneyRatio grossRetention() {
        return ratio("retention.revenue_gross", opening.minus(churned).minus(contraction));
    }

    /** Returns net revenue retention, gross plus expansion; above 100 percent if expansion is more than what was lost. */
    public MoneyRatio netRetention() {
        return ratio(
                "retention.revenue_net",
                opening.minus(churned).minus(contraction).plus(expansion));
    }

    /** Returns gross revenue churn, (churned + contraction) / opening: 100 percent minus gross retention. */
    public MoneyRatio grossChurn() {
        return ratio("churn.revenue_gross", churned.plus(contraction));
    }

    /** Returns net revenue churn, gross churn less expansion: 100 percent minus net retention; may be negative. */
    public MoneyRatio netChurn() {
        return ratio("churn.revenue_net", churned.plus(contraction).minus(expansion));
    }

    private MoneyRatio ratio(String metric, Money part) {
        return MoneyRatio.of(metric, part, opening, NoValue.NO_OPENING_REVENUE);
    }
}
