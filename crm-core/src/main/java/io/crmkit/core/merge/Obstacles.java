package io.crmkit.core.merge;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerKind;
import io.crmkit.core.customer.CustomerStatus;
import io.crmkit.core.customer.Identifier;
import io.crmkit.core.customer.IdentifierStrength;
import io.crmkit.core.normalization.OrganizationName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Looks for reasons in two customers why they should not become one. */
final class Obstacles {
    private Obstacles() {}

    static List<Obstacle> between(Customer survivor, Customer loser) {
        List<Obstacle> found = new ArrayList<>();
        Stream.of(survivor, loser)
                .filter(one -> one.status() == CustomerStatus.ERASED)
                .forEach(one ->
                        found.add(new Obstacle(Obstacle.Code.ERASED, one.id().value())));
        if (survivor.kind() != loser.kind()) {
            found.add(new Obstacle(Obstacle.Code.KINDS_DIFFER, survivor.kind() + " and " + loser.kind()));
        } else if (survivor.kind() == CustomerKind.ORGANIZATION && differ(legalForm(survivor), legalForm(loser))) {
            found.add(new Obstacle(
                    Obstacle.Code.LEGAL_FORMS_DIFFER,
                    legalForm(survivor).orElseThrow() + " and "
                            + legalForm(loser).orElseThrow()));
        }
        if (differ(survivor.jurisdiction(), loser.jurisdiction())) {
            found.add(new Obstacle(
                    Obstacle.Code.JURISDICTIONS_DIFFER,
                    survivor.jurisdiction().orElseThrow() + " and "
                            + loser.jurisdiction().orElseThrow()));
        }
        for (String scheme : differingSchemes(survivor, loser)) {
            found.add(new Obstacle(Obstacle.Code.STRONG_IDENTIFIERS_DIFFER, scheme));
        }
        return found;
    }

    private static Optional<String> legalForm(Customer customer) {
        return customer.organization()
                .flatMap(
                        organization -> OrganizationName.legalForm(organization.legalName(), organization.legalForm()));
    }

    private static boolean differ(Optional<String> one, Optional<String> other) {
        return one.isPresent() && other.isPresent() && !one.get().equalsIgnoreCase(other.get());
    }

    /** Of a scheme that both have, one common identifier is enough; two passports of two countries do not differ. */
    private static Set<String> differingSchemes(Customer survivor, Customer loser) {
        Set<String> schemes = new TreeSet<>();
        for (Identifier one : strong(survivor)) {
            List<Identifier> others = strong(loser).stream()
                    .filter(other -> other.scheme().equals(one.scheme()) && !differ(one.issuer(), other.issuer()))
                    .toList();
            if (!others.isEmpty()) {
                schemes.add(one.scheme());
            }
        }
        schemes.removeIf(scheme -> strong(survivor).stream()
                .anyMatch(one -> one.scheme().equals(scheme)
                        && strong(loser).stream().anyMatch(other -> other.key().equals(one.key()))));
        return schemes;
    }

    private static List<Identifier> strong(Customer customer) {
        return customer.identifiers().stream()
                .filter(one -> one.strength() == IdentifierStrength.STRONG)
                .toList();
    }
}
