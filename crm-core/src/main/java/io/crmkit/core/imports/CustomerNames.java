package io.crmkit.core.imports;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Gives customers of a file what every customer has and few files name: the kind, and a name to show. */
final class CustomerNames {
    private CustomerNames() {}

    /** Completes a customer that is new. */
    static void complete(ObjectNode customer) {
        if (!customer.has("kind")) {
            customer.put("kind", customer.has("organization") ? "ORGANIZATION" : "PERSON");
        }
        if (!customer.has("name")) {
            derived(customer).ifPresent(name -> customer.put("name", name));
        }
    }

    /** Keeps the name to show in step with its parts, unless somebody chose another. */
    static void follow(ObjectNode there, ObjectNode says, ObjectNode united) {
        if (!says.has("name") && Objects.equals(Optional.of(there.path("name").asString("")), derived(there))) {
            derived(united).ifPresent(name -> united.put("name", name));
        }
    }

    /** A customer with nothing but a phone number is a customer too. */
    private static Optional<String> derived(ObjectNode customer) {
        JsonNode parts = customer.path("person").path("name");
        String full = Stream.of("given", "family")
                .map(part -> parts.path(part).asString(""))
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(" "));
        return Stream.of(
                        full,
                        customer.path("organization").path("legalName").asString(""),
                        first(customer, "emails"),
                        first(customer, "phones"))
                .filter(name -> !name.isBlank())
                .findFirst();
    }

    private static String first(ObjectNode customer, String list) {
        return customer.path(list).path(0).path("raw").asString("");
    }
}
