package io.crmkit.recovery.numbers;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.recovery.cases.CaseState;
import io.crmkit.recovery.cases.RecoveryCase;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

/**
 * What the customers are worth for whom something is still to be put right. Not a forecast: nobody knows how many of them would leave,
 * and how many will leave all the same.
 *
 * @param value the sum of the known values; empty if there are such customers and none of their values is known
 * @param customers how many customers have an open case, each once
 * @param unknown of how many of them the value is not known, so that they are not in the sum
 */
public record ValueAtRisk(Optional<Money> value, long customers, long unknown) {
    /** Refuses null. */
    public ValueAtRisk {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Returns the value at risk.
     *
     * @param worth what a customer is worth, such as the lifetime value or the revenue of a year; asked once per customer
     * @throws InvalidInputException if a value is negative or in another currency
     */
    public static ValueAtRisk of(
            Collection<RecoveryCase> cases, Function<CustomerId, Optional<Money>> worth, CurrencyUnit currency) {
        Set<CustomerId> customers = cases.stream()
                .filter(one -> CaseState.OPEN_STATES.contains(one.state()))
                .map(RecoveryCase::customer)
                .collect(Collectors.toSet());
        Money sum = Money.zero(currency);
        long known = 0;
        for (CustomerId customer : customers) {
            Optional<Money> value = worth.apply(customer);
            if (value.isPresent()) {
                sum = sum.plus(requireValue(value.get(), currency));
                known++;
            }
        }
        return new ValueAtRisk(
                known > 0 || customers.isEmpty() ? Optional.of(sum) : Optional.empty(),
                customers.size(),
                customers.size() - known);
    }

    private static Money requireValue(Money value, CurrencyUnit currency) {
        if (!value.getCurrencyUnit().equals(currency)) {
            throw new InvalidInputException("worth", "must be in " + currency);
        }
        if (value.isNegative()) {
            throw new InvalidInputException("worth", "must not be negative");
        }
        return value;
    }
}
