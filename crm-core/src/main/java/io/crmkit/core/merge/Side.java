package io.crmkit.core.merge;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.json.JsonFields;
import io.crmkit.core.repository.Versioned;
import io.crmkit.core.source.Source;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One of two customers that become one, as fields, each with where it comes from. */
final class Side {
    /** Nested one level: {@code /person/birthDate} is a field, and {@code /person/name} one with all its parts. */
    static final int DEPTH = 2;

    private final CustomerId id;
    private final SortedMap<String, String> fields;
    private final Instant asOf;
    private final Optional<String> system;
    private final Map<String, FieldOrigin> inherited = new TreeMap<>();

    /**
     * @param last the last merge into this customer, with the customer as that left it
     */
    Side(Versioned<Customer> customer, Optional<Inheritance> last) {
        this.id = customer.entity().id();
        this.fields = fields(Customer.TYPE.codec().encode(customer.entity()));
        boolean asCaptured =
                customer.stamps().createdAt().equals(customer.stamps().updatedAt());
        this.asOf = customer.entity()
                .source()
                .flatMap(Source::capturedAt)
                .filter(captured -> asCaptured)
                .orElse(customer.stamps().updatedAt());
        this.system = customer.entity().source().map(Source::system);
        last.ifPresent(merge -> {
            SortedMap<String, String> then = fields(merge.after());
            for (FieldOrigin origin : merge.origins()) {
                String value = fields.get(origin.field());
                if (value != null && value.equals(then.get(origin.field()))) {
                    inherited.put(origin.field(), origin);
                }
            }
        });
    }

    /** What an earlier merge left: the customer as JSON, and where its fields came from. */
    record Inheritance(String after, List<FieldOrigin> origins) {}

    static SortedMap<String, String> fields(String json) {
        SortedMap<String, String> fields = JsonFields.of(json, DEPTH);
        fields.values().removeIf("{}"::equals);
        fields.keySet().removeIf(field -> fixed(field));
        return fields;
    }

    /** Who the record is does not merge: each keeps its own. */
    private static boolean fixed(String field) {
        return switch (field) {
            case "/id", "/kind", "/status", "/mergedInto" -> true;
            default -> field.startsWith("/source/");
        };
    }

    CustomerId id() {
        return id;
    }

    SortedMap<String, String> fields() {
        return fields;
    }

    Optional<Candidate> candidate(String field) {
        return Optional.ofNullable(fields.get(field)).map(value -> {
            FieldOrigin origin = inherited.get(field);
            return origin == null
                    ? new Candidate(value, List.of(id), asOf, system)
                    : new Candidate(value, origin.from(), origin.asOf(), origin.system());
        });
    }

    /** A value of a field that could survive. */
    record Candidate(String value, List<CustomerId> from, Instant asOf, Optional<String> system) {}
}
