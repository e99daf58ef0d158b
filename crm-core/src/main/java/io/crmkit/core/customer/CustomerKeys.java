package io.crmkit.core.customer;

import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.PhoneNumber;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The values by which a customer is found. Only live customers have some: the survivor of a merge has taken them over. */
final class CustomerKeys {
    private CustomerKeys() {}

    static Collection<Identifier> strongIdentifiers(Customer customer) {
        if (!customer.live() || customer.identifiers().isEmpty()) {
            return List.of();
        }
        return customer.identifiers().stream()
                .filter(identifier -> identifier.strength() == IdentifierStrength.STRONG)
                .toList();
    }

    static Collection<String> emails(Customer customer) {
        return customer.live()
                ? customer.emails().stream().map(EmailAddress::raw).toList()
                : List.of();
    }

    static Collection<String> phones(Customer customer) {
        return customer.live()
                ? customer.phones().stream()
                        .map(PhoneNumber::e164)
                        .flatMap(Optional::stream)
                        .toList()
                : List.of();
    }
}
