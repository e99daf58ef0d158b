package io.crmkit.core.quality;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.duplicate.MatchDecision;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.match.MatchOutcome;
import io.crmkit.core.match.MatchResult;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts open decisions by field and source. */
final class OpenPairs {
    private final EntryStandard standard;
    private final Map<String, DuplicateField> fields = new TreeMap<>();
    private long matches;
    private long reviews;

    OpenPairs(EntryStandard standard) {
        this.standard = standard;
    }

    /** Returns the customers that decisions are about. */
    static Set<CustomerId> customers(List<MatchDecision> decisions) {
        return decisions.stream()
                .flatMap(decision -> Stream.of(decision.firstCustomer(), decision.secondCustomer()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Counts decisions; one about a customer that is gone meanwhile counts for those that are left. */
    void add(List<MatchDecision> decisions, List<Customer> customers) {
        Map<CustomerId, String> sources = new HashMap<>();
        customers.forEach(customer -> sources.put(customer.id(), standard.sourceOf(customer)));
        for (MatchDecision decision : decisions) {
            if (decision.outcome() == MatchOutcome.MATCH) {
                matches++;
            } else {
                reviews++;
            }
            Stream.of(decision.firstCustomer(), decision.secondCustomer())
                    .flatMap(id -> Optional.ofNullable(sources.get(id)).stream())
                    .distinct()
                    .forEach(source -> decision.evidence().forEach(evidence -> add(source, evidence)));
        }
    }

    private void add(String source, MatchResult.Evidence evidence) {
        if (evidence.ofField()) {
            fields.merge(
                    evidence.field() + " " + source,
                    new DuplicateField(
                            evidence.field(), source, 1, evidence.agrees() ? 1 : 0, evidence.differs() ? 1 : 0),
                    DuplicateField::plus);
        }
    }

    DuplicateCounts counts(long examined) {
        return new DuplicateCounts(examined, matches, reviews, List.copyOf(fields.values()));
    }
}
