package io.crmkit.core.segment;

import static io.crmkit.core.segment.SegmentKind.CODE;
import static io.crmkit.core.segment.SegmentKind.DATE;
import static io.crmkit.core.segment.SegmentKind.FLAG;
import static io.crmkit.core.segment.SegmentKind.NUMBER;
import static io.crmkit.core.segment.SegmentKind.TEXT;

import io.crmkit.core.contact.ContactPoint;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.Verification;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerKind;
import io.crmkit.core.customer.CustomerStatus;
import io.crmkit.core.customer.Demographics;
import io.crmkit.core.customer.Gender;
import io.crmkit.core.customer.Identifier;
import io.crmkit.core.customer.Lifecycle;
import io.crmkit.core.customer.Organization;
import io.crmkit.core.customer.PartialDate;
import io.crmkit.core.customer.Person;
import io.crmkit.core.field.FieldDefinition;
import io.crmkit.core.field.FieldType;
import io.crmkit.core.field.FieldValue;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.source.Source;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.joda.money.Money;

/** What rules may say about customers. */
final class CustomerFacts {
    static final SegmentField<Customer> NAME = SegmentField.one("name", TEXT, (of, time) -> Optional.of(of.name()));
    static final SegmentField<Customer> LIFECYCLE =
            SegmentField.constant("lifecycle", Lifecycle.class, of -> Optional.of(of.lifecycle()));

    static final List<SegmentField<Customer>> ALL = List.of(
            NAME,
            LIFECYCLE,
            SegmentField.constant("kind", CustomerKind.class, of -> Optional.of(of.kind())),
            SegmentField.constant("status", CustomerStatus.class, of -> Optional.of(of.status())),
            SegmentField.one("jurisdiction", CODE, (of, time) -> of.jurisdiction()),
            SegmentField.several("classifications", CODE, (of, time) -> of.classifications()),
            SegmentField.several(
                    "roles",
                    CODE,
                    (of, time) -> of.roles().stream()
                            .filter(role -> role.heldOn(time.today()))
                            .map(role -> role.role())
                            .toList()),
            SegmentField.one("source.system", CODE, (of, time) -> of.source().map(Source::system)),
            SegmentField.several(
                    "identifiers.scheme",
                    CODE,
                    (of, time) ->
                            of.identifiers().stream().map(Identifier::scheme).toList()),
            person("person.given", person -> person.name().given()),
            person("person.family", person -> person.name().family()),
            SegmentField.constant(
                    "person.gender",
                    Gender.Code.class,
                    of -> of.person().flatMap(Person::gender).map(Gender::code)),
            SegmentField.one("person.deceased", FLAG, (of, time) -> of.person().map(Person::deceased)),
            SegmentField.one("person.birthDate", DATE, (of, time) -> birth(of).flatMap(PartialDate::asDate)),
            SegmentField.one("person.age", NUMBER, CustomerFacts::age),
            SegmentField.one("person.daysToBirthday", NUMBER, CustomerFacts::daysToBirthday),
            organization("organization.legalForm", Organization::legalForm),
            organization("organization.industry", Organization::industry),
            organization("organization.sizeBand", Organization::sizeBand),
            demographics("demographics.maritalStatus", Demographics::maritalStatus),
            demographics("demographics.education", Demographics::education),
            demographics("demographics.occupation", Demographics::occupation),
            demographics("demographics.incomeBand", Demographics::incomeBand),
            demographics("demographics.ageBand", Demographics::ageBand),
            demographics("demographics.lifeStage", Demographics::lifeStage),
            demographics("demographics.housing", Demographics::housing),
            count("demographics.householdSize", Demographics::householdSize),
            count("demographics.children", Demographics::children),
            SegmentField.several(
                    "preferences.languages",
                    CODE,
                    (of, time) -> of.preferences().languages()),
            SegmentField.one(
                    "preferences.zone",
                    CODE,
                    (of, time) -> of.preferences().zone().map(ZoneId::getId)),
            SegmentField.constants(
                    "preferences.channels",
                    Channel.class,
                    of -> of.preferences().channels()),
            SegmentField.one(
                    "emails.count", NUMBER, (of, time) -> number(of.emails().size())),
            SegmentField.several("emails.domain", CODE, (of, time) -> domains(of)),
            verification("emails.verification", Customer::emails),
            SegmentField.one(
                    "phones.count", NUMBER, (of, time) -> number(of.phones().size())),
            verification("phones.verification", Customer::phones),
            addresses("postalAddresses.country", CODE, address -> address.country()),
            addresses("postalAddresses.adminArea", TEXT, address -> address.adminArea()),
            addresses("postalAddresses.locality", TEXT, address -> address.locality()),
            addresses("postalAddresses.postalCode", TEXT, address -> address.postalCode()));

    private CustomerFacts() {}

    /** Returns the field of a custom field, {@code customFields.key}. */
    static SegmentField<Customer> custom(FieldDefinition definition) {
        String name = "customFields." + definition.key();
        return switch (definition.type()) {
            case STRING, TEXT -> custom(definition, name, TEXT, Function.identity());
            case ENUM -> custom(definition, name, CODE, Function.identity()).among(definition.allowed());
            case REF, URL -> custom(definition, name, CODE, Function.identity());
            case INT, DECIMAL -> custom(definition, name, NUMBER, BigDecimal::new);
            case BOOL -> custom(definition, name, FLAG, Boolean::valueOf);
            case DATE -> custom(definition, name, DATE, LocalDate::parse);
            case INSTANT -> custom(definition, name, SegmentKind.INSTANT, Instant::parse);
            case MONEY -> custom(definition, name, SegmentKind.MONEY, Money::parse);
        };
    }

    private static <T> SegmentField<Customer> custom(
            FieldDefinition definition, String name, SegmentKind<T> kind, Function<String, T> parse) {
        Function<Customer, List<T>> values = of -> of.customFields()
                .get(definition.key())
                .filter(value -> fits(definition.type(), value))
                .map(value -> value.texts().stream().map(parse).toList())
                .orElse(List.of());
        return definition.multiple()
                ? SegmentField.several(name, kind, (of, time) -> values.apply(of))
                : SegmentField.one(
                        name, kind, (of, time) -> values.apply(of).stream().findFirst());
    }

    /** A value that was stored under an older definition may be of another type. */
    private static boolean fits(FieldType type, FieldValue value) {
        return value.type() == type;
    }

    private static SegmentField<Customer> person(String name, Function<Person, Optional<String>> read) {
        return SegmentField.one(name, TEXT, (of, time) -> of.person().flatMap(read));
    }

    private static SegmentField<Customer> organization(String name, Function<Organization, Optional<String>> read) {
        return SegmentField.one(name, TEXT, (of, time) -> of.organization().flatMap(read));
    }

    private static SegmentField<Customer> demographics(String name, Function<Demographics, Optional<String>> read) {
        return SegmentField.one(name, TEXT, (of, time) -> read.apply(of.demographics()));
    }

    private static SegmentField<Customer> count(String name, Function<Demographics, OptionalInt> read) {
        return SegmentField.one(name, NUMBER, (of, time) -> {
            OptionalInt count = read.apply(of.demographics());
            return count.isPresent() ? number(count.getAsInt()) : Optional.<BigDecimal>empty();
        });
    }

    private static SegmentField<Customer> verification(
            String name, Function<Customer, ? extends Collection<? extends ContactPoint>> points) {
        return SegmentField.constants(
                name,
                Verification.class,
                of -> points.apply(of).stream().map(ContactPoint::verification).toList());
    }

    private static SegmentField<Customer> addresses(
            String name,
            SegmentKind<String> kind,
            Function<io.crmkit.core.contact.PostalAddress, Optional<String>> read) {
        return SegmentField.several(
                name,
                kind,
                (of, time) -> of.postalAddresses().stream()
                        .map(read)
                        .flatMap(Optional::stream)
                        .toList());
    }

    private static List<String> domains(Customer customer) {
        return customer.emails().stream()
                .filter(EmailAddress::wellFormed)
                .map(EmailAddress::canonical)
                .map(email -> email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Optional<PartialDate> birth(Customer customer) {
        return customer.person().flatMap(Person::birthDate);
    }

    /** In full years, on the day of the time zone; unknown without a full date, or before the birth. */
    private static Optional<BigDecimal> age(Customer customer, SegmentTime time) {
        return birth(customer)
                .flatMap(PartialDate::asDate)
                .filter(born -> !born.isAfter(time.today()))
                .flatMap(born -> number(ChronoUnit.YEARS.between(born, time.today())));
    }

    /** 0 on the day itself; who was born on 29 February has it on 28 February in other years. */
    private static Optional<BigDecimal> daysToBirthday(Customer customer, SegmentTime time) {
        return birth(customer).flatMap(CustomerFacts::monthDay).flatMap(day -> {
            LocalDate today = time.today();
            LocalDate next = day.atYear(today.getYear());
            if (next.isBefore(today)) {
                next = day.atYear(today.getYear() + 1);
            }
            return number(ChronoUnit.DAYS.between(today, next));
        });
    }

    private static Optional<MonthDay> monthDay(PartialDate birth) {
        return birth.asDate()
                .map(day -> MonthDay.of(day.getMonth(), day.getDayOfMonth()))
                .or(() -> birth.text().startsWith("-") ? Optional.of(MonthDay.parse(birth.text())) : Optional.empty());
    }

    private static Optional<BigDecimal> number(long number) {
        return Optional.of(BigDecimal.valueOf(number));
    }
}
