package io.crmkit.recovery.detection;

import io.crmkit.core.error.InvalidInputException;
import java.time.Duration;
import java.util.Objects;

/**
 * When failures of one cause are no longer many but one: more than {@code moreThan} within {@code within} are an incident.
 *
 * @param moreThan how many failures are still separate ones, 1 to 100
 * @param within in which time, above 0; two failures exactly as far apart are not in one
 * @param cases what becomes of the cases of its customers
 */
public record StormGuard(int moreThan, Duration within, Cases cases) {
    private static final int MAX = 100;

    /** What becomes of the cases of an incident's customers. */
    public enum Cases {
        /** Every customer has a case of their own, beside the incident. */
        OPEN,
        /** Customers are only linked: no case is opened for them, and those that nobody has confirmed yet are dismissed. */
        LINK_ONLY
    }

    /**
     * Checks the numbers.
     *
     * @throws InvalidInputException if a number is out of range
     */
    public StormGuard {
        Objects.requireNonNull(cases, "cases");
        if (moreThan < 1 || moreThan > MAX) {
            throw new InvalidInputException("rule.storm.moreThan", "must be 1 to " + MAX);
        }
        if (within.isNegative() || within.isZero()) {
            throw new InvalidInputException("rule.storm.within", "must be above 0");
        }
    }
}
