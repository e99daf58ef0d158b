package io.crmkit.core.duplicate;

import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.Organization;
import io.crmkit.core.customer.PartialDate;
import io.crmkit.core.customer.Person;
import io.crmkit.core.customer.PersonName;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.match.MatchField;
import io.crmkit.core.match.MatchModel;
import io.crmkit.core.normalization.MatchText;
import io.crmkit.core.normalization.Normalization;
import io.crmkit.core.normalization.NormalizedAddress;
import io.crmkit.core.normalization.NormalizedEmail;
import io.crmkit.core.normalization.OrganizationName;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of customers that a model can compare, by name. */
final class CustomerFields {
    private static final String SEPARATOR = String.valueOf(MatchField.SEPARATOR);

    private final Normalization normalization;

    CustomerFields(Normalization normalization) {
        this.normalization = normalization;
    }

    List<String> of(MatchModel model, Customer customer) {
        Map<String, String> values = all(customer);
        return model.fields().stream()
                .map(field -> Optional.ofNullable(values.get(field.name()))
                        .orElseThrow(() -> new InvalidInputException(
                                "matchModel.fields", "must be among " + List.copyOf(new TreeSet<>(values.keySet())))))
                .toList();
    }

    private Map<String, String> all(Customer customer) {
        Map<String, String> values = new HashMap<>();
        PersonName name = customer.person().map(Person::name).orElseGet(() -> split(customer.name()));
        values.put("given", name.given().map(MatchText::words).orElse(""));
        values.put("family", name.family().map(MatchText::compact).orElse(""));
        values.put(
                "birth",
                customer.person()
                        .flatMap(Person::birthDate)
                        .map(PartialDate::text)
                        .filter(text -> !text.startsWith("-")) // without the year it says too little
                        .orElse(""));
        values.put("name", OrganizationName.of(legalName(customer)).words());
        values.put("legal_form", legalForm(customer).orElse(""));
        values.put("email", joined(customer.emails().stream().map(EmailAddress::matchForm)));
        values.put(
                "phone",
                joined(customer.phones().stream()
                        .map(phone -> normalization.phone(phone).matchForm())));
        values.put("domain", joined(domains(customer)));
        NormalizedAddress address = customer.postalAddresses().stream()
                .findFirst()
                .map(normalization::address)
                .orElseGet(() -> new NormalizedAddress("", "", "", "", "", Optional.empty()));
        values.put("street", address.street());
        values.put("house", address.houseNumber());
        values.put("locality", address.locality());
        values.put("postcode", address.postalCode());
        return values;
    }

    private static String legalName(Customer customer) {
        return customer.organization().map(Organization::legalName).orElse(customer.name());
    }

    static Optional<String> legalForm(Customer customer) {
        return OrganizationName.legalForm(
                legalName(customer), customer.organization().flatMap(Organization::legalForm));
    }

    private Stream<String> domains(Customer customer) {
        return Stream.concat(
                customer.organization().stream()
                        .flatMap(organization -> organization.domains().stream())
                        .map(domain -> domain.strip().toLowerCase(Locale.ROOT)),
                customer.emails().stream().map(normalization::email).map(NormalizedEmail::domain));
    }

    private static String joined(Stream<String> values) {
        return values.filter(value -> !value.isEmpty()).distinct().sorted().collect(Collectors.joining(SEPARATOR));
    }

    private static PersonName split(String name) {
        int blank = name.strip().lastIndexOf(' ');
        return blank < 0
                ? PersonName.of("", name)
                : PersonName.of(name.strip().substring(0, blank), name.strip().substring(blank + 1));
    }
}
