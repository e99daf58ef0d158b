package io.crmkit.core.merge;

import io.crmkit.core.id.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Where a field of a merged customer comes from.
 *
 * @param field a JSON Pointer, such as {@code /person/birthDate}
 * @param rule how it was decided
 * @param from the customer that it comes from; of a united list all that gave something, the survivor first
 * @param asOf how new it is: when that customer was written last, or its source captured it
 * @param system the source system of that customer, if it has one
 * @param contested whether the two sides said different things
 */
public record FieldOrigin(
        String field,
        FieldRule.Kind rule,
        List<CustomerId> from,
        Instant asOf,
        Optional<String> system,
        boolean contested) {
    /** Copies the customers. */
    public FieldOrigin {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(rule, "rule");
        from = List.copyOf(from);
        Objects.requireNonNull(asOf, "asOf");
        system = Objects.requireNonNullElse(system, Optional.empty());
    }
}
