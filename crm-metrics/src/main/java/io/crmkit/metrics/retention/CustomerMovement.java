package io.crmkit.metrics.retention;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.rate.NoValue;
import io.crmkit.metrics.rate.Rate;

/**
 * How many customers a period began with, gained and ended with. Retention and churn have the opening customers as their one base,
 * so they add up to 100 percent; new customers are in neither.
 *
 * @param opening customers at the start, S
 * @param acquired customers who came in the period for the first time and are still there at its end, N; part of {@code closing}
 * @param closing customers at the end, E
 * @param returned of the opening customers at the end, those who had left and come back within the period
 * @param partial whether the period was not over when the numbers were taken
 */
public record CustomerMovement(long opening, long acquired, long closing, long returned, boolean partial) {
    /**
     * Checks that the numbers can be true.
     *
     * @throws InvalidInputException if one is negative, more were acquired than there are at the end, more are left than there were,
     *     or more returned than are left
     */
    public CustomerMovement {
        Require.count("movement.opening", opening);
        Require.count("movement.acquired", acquired);
        Require.count("movement.returned", returned);
        if (acquired > closing) {
            throw new InvalidInputException("movement.acquired", "must be part of the closing customers");
        }
        if (closing - acquired > opening) {
            throw new InvalidInputException("movement.closing", "must not leave more old customers than there were");
        }
        if (returned > closing - acquired) {
            throw new InvalidInputException("movement.returned", "must be part of the old customers at the end");
        }
    }

    /** Returns the movement of a complete period in which nobody left and returned. */
    public static CustomerMovement of(long opening, long acquired, long closing) {
        return new CustomerMovement(opening, acquired, closing, 0, false);
    }

    /** Returns the retention rate (E - N) / S, less those who returned if they count as churned. */
    public Rate retention(Returning returning) {
        return rate("retention.customers.", kept(returning), returning);
    }

    /** Returns the churn rate, 100 percent minus {@link #retention}. */
    public Rate churn(Returning returning) {
        return rate("churn.customers.", opening - kept(returning), returning);
    }

    private Rate rate(String metric, long matching, Returning returning) {
        return Rate.of(metric + returning.id(), matching, opening, NoValue.EMPTY_OPENING_BASE)
                .withPartial(partial);
    }

    private long kept(Returning returning) {
        return closing - acquired - (returning == Returning.CHURNED ? returned : 0);
    }
}
