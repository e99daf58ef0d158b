package io.crmkit.recovery.authority;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.rule.Require;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;

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
     * @throws InvalidInputException if it is negative or has more than 60 digits
     */
    public AuthorityLimit {
        Objects.requireNonNull(scope, "scope");
        Require.writable(Optional.of(amount), "limit." + scope);
        if (amount.signum() < 0) {
            throw new InvalidInputException("limit." + scope, "must not be negative");
        }
    }
}
