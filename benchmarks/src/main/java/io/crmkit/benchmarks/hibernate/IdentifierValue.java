package io.crmkit.benchmarks.hibernate;

import io.crmkit.core.customer.Identifier;
import io.crmkit.core.customer.IdentifierStrength;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** An identifier of a customer; a row of its own. */
@Embeddable
record IdentifierValue(
        String scheme,
        String value,
        String normalized,
        @Enumerated(EnumType.STRING) IdentifierStrength strength) {
    static IdentifierValue of(Identifier identifier) {
        return new IdentifierValue(
                identifier.scheme(), identifier.value(), identifier.normalized(), identifier.strength());
    }
}
