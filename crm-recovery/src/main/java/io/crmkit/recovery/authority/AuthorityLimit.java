package io.crmkit.recovery.authority;

import io.crmkit.core.error.InvalidInputException;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * The most that may be given within a scope.
 *
 * @param scope what is counted together
 * @param amount in the currency of the policy; zero or more
 */
public record AuthorityLimit(LimitScope scope, BigDecimal amount) {
    /**
     * Checks the amount.
     *
     * @throws InvalidInputException if it is negative
     */
    public AuthorityLimit {
        Objects.requireNonNull(scope, "scope");
        if (amount.signum() < 0) {
            throw new InvalidInputException("limit." + scope, "must not be negative");
        }
    }
}
