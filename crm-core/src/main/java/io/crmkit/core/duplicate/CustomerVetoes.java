package io.crmkit.core.duplicate;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerKind;
import io.crmkit.core.customer.Identifier;
import io.crmkit.core.customer.IdentifierStrength;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What forbids a match of two customers without a person, whatever the score. */
final class CustomerVetoes {
    private CustomerVetoes() {}

    /** Returns the field that forbids it, if one does. */
    static Optional<String> of(Customer a, Customer b) {
        if (strongIdentifiersDiffer(a, b)) {
            return Optional.of("identifiers");
        }
        if (a.kind() == CustomerKind.ORGANIZATION && differ(CustomerFields.legalForm(a), CustomerFields.legalForm(b))) {
            return Optional.of("legal_form");
        }
        return differ(a.jurisdiction(), b.jurisdiction()) ? Optional.of("jurisdiction") : Optional.empty();
    }

    private static boolean differ(Optional<String> one, Optional<String> other) {
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }

    /** Of a scheme that both know, they share no identifier. */
    private static boolean strongIdentifiersDiffer(Customer a, Customer b) {
        Map<String, Set<String>> first = strong(a);
        Map<String, Set<String>> second = strong(b);
        return first.entrySet().stream()
                .anyMatch(scheme -> second.containsKey(scheme.getKey())
                        && scheme.getValue().stream().noneMatch(second.get(scheme.getKey())::contains));
    }

    private static Map<String, Set<String>> strong(Customer customer) {
        return customer.identifiers().stream()
                .filter(identifier -> identifier.strength() == IdentifierStrength.STRONG)
                .collect(Collectors.groupingBy(
                        Identifier::scheme, Collectors.mapping(Identifier::normalized, Collectors.toSet())));
    }
}
