package io.crmkit.core.quality;

import io.crmkit.core.contact.ContactPoint;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.PhoneNumber;
import io.crmkit.core.contact.PostalAddress;
import io.crmkit.core.contact.Verification;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerKind;
import io.crmkit.core.customer.Demographics;
import io.crmkit.core.customer.Identifier;
import io.crmkit.core.customer.Organization;
import io.crmkit.core.customer.PartialDate;
import io.crmkit.core.customer.Person;
import io.crmkit.core.source.Source;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A field of customers that a standard can name.
 *
 * @param kinds which customers can have it
 * @param entries its values
 * @param inConflict whether values of the customer contradict each other in it
 */
record QualityField(Set<CustomerKind> kinds, Function<Customer, List<Entry>> entries, Predicate<Customer> inConflict) {
    private static final Map<String, QualityField> ALL = Map.ofEntries(
            Map.entry("name", anybody(of -> Optional.of(of.name()))),
            Map.entry(
                    "jurisdiction",
                    new QualityField(
                            everybody(),
                            of -> plain(of.jurisdiction().stream()),
                            QualityField::jurisdictionContradicted)),
            Map.entry("source", anybody(of -> of.source().map(Source::system))),
            Map.entry("person.given", person(person -> person.name().given())),
            Map.entry("person.family", person(person -> person.name().family())),
            Map.entry("person.birthDate", person(person -> person.birthDate().map(PartialDate::text))),
            Map.entry(
                    "person.gender",
                    person(person -> person.gender().map(gender -> gender.code().name()))),
            Map.entry("organization.legalForm", organization(Organization::legalForm)),
            Map.entry("organization.industry", organization(Organization::industry)),
            Map.entry("organization.sizeBand", organization(Organization::sizeBand)),
            Map.entry("demographics.occupation", anybody(of -> demographics(of, Demographics::occupation))),
            Map.entry("demographics.incomeBand", anybody(of -> demographics(of, Demographics::incomeBand))),
            Map.entry(
                    "preferences.languages",
                    new QualityField(everybody(), of -> plain(of.preferences().languages().stream()), of -> false)),
            Map.entry("preferences.zone", anybody(of -> of.preferences().zone().map(Object::toString))),
            Map.entry("emails", contact(Customer::emails, EmailAddress::raw, EmailAddress::wellFormed)),
            Map.entry(
                    "phones",
                    contact(
                            Customer::phones,
                            PhoneNumber::raw,
                            phone -> phone.e164().isPresent())),
            Map.entry("postalAddresses.postalCode", address(PostalAddress::postalCode)),
            Map.entry("postalAddresses.locality", address(PostalAddress::locality)),
            Map.entry("postalAddresses.country", address(PostalAddress::country)),
            Map.entry(
                    "identifiers",
                    new QualityField(
                            everybody(),
                            of -> plain(of.identifiers().stream().map(Identifier::value)),
                            QualityField::identifiersContradict)));

    /**
     * One value.
     *
     * @param text as it was entered
     * @param malformed whether the library knows the form and it has another one
     * @param verification what is known of a way to reach somebody
     * @param confirmedAt since when that is known; only of ways to reach somebody
     */
    record Entry(String text, boolean malformed, Optional<Verification> verification, Optional<Instant> confirmedAt) {}

    /** Returns the field of this name; custom fields are called {@code customFields.key}. */
    static Optional<QualityField> named(String name) {
        if (name.startsWith("customFields.")) {
            String key = name.substring(name.indexOf('.') + 1);
            return Optional.of(new QualityField(
                    everybody(),
                    of -> plain(of.customFields().get(key).stream().flatMap(value -> value.texts().stream())),
                    of -> false));
        }
        return Optional.ofNullable(ALL.get(name));
    }

    private static Set<CustomerKind> everybody() {
        return EnumSet.allOf(CustomerKind.class);
    }

    private static QualityField anybody(Function<Customer, Optional<String>> read) {
        return new QualityField(everybody(), of -> plain(read.apply(of).stream()), of -> false);
    }

    private static QualityField person(Function<Person, Optional<String>> read) {
        return new QualityField(
                EnumSet.of(CustomerKind.PERSON), of -> plain(of.person().flatMap(read).stream()), of -> false);
    }

    private static QualityField organization(Function<Organization, Optional<String>> read) {
        return new QualityField(
                EnumSet.of(CustomerKind.ORGANIZATION),
                of -> plain(of.organization().flatMap(read).stream()),
                of -> false);
    }

    private static Optional<String> demographics(Customer customer, Function<Demographics, Optional<String>> read) {
        return read.apply(customer.demographics());
    }

    private static <P extends ContactPoint> QualityField contact(
            Function<Customer, List<P>> points, Function<P, String> text, Predicate<P> wellFormed) {
        return new QualityField(
                everybody(),
                of -> points.apply(of).stream()
                        .map(point -> entry(point, text.apply(point), !wellFormed.test(point)))
                        .toList(),
                of -> samePlaceTwice(points.apply(of)));
    }

    private static QualityField address(Function<PostalAddress, Optional<String>> part) {
        return new QualityField(
                everybody(),
                of -> of.postalAddresses().stream()
                        .flatMap(address -> part.apply(address).stream().map(text -> entry(address, text, false)))
                        .toList(),
                of -> samePlaceTwice(of.postalAddresses()));
    }

    private static Entry entry(ContactPoint point, String text, boolean malformed) {
        return new Entry(text, malformed, Optional.of(point.verification()), point.verificationAt());
    }

    private static List<Entry> plain(Stream<String> texts) {
        return texts.map(text -> new Entry(text, false, Optional.empty(), Optional.empty()))
                .toList();
    }

    /** Two cannot both come first. */
    private static boolean samePlaceTwice(Collection<? extends ContactPoint> points) {
        Set<Integer> places = new HashSet<>();
        return points.stream()
                .map(ContactPoint::preference)
                .filter(place -> place > 0)
                .anyMatch(place -> !places.add(place));
    }

    /** Two numbers of one scheme. */
    private static boolean identifiersContradict(Customer customer) {
        Map<String, String> byScheme = new HashMap<>();
        return customer.identifiers().stream().anyMatch(identifier -> {
            String other = byScheme.putIfAbsent(identifier.scheme(), identifier.normalized());
            return other != null && !other.equals(identifier.normalized());
        });
    }

    /** Every postal address is in another country. */
    private static boolean jurisdictionContradicted(Customer customer) {
        List<String> countries = customer.postalAddresses().stream()
                .map(PostalAddress::country)
                .flatMap(Optional::stream)
                .toList();
        return customer.jurisdiction()
                .filter(law -> !countries.isEmpty() && !countries.contains(law.substring(0, 2)))
                .isPresent();
    }
}
