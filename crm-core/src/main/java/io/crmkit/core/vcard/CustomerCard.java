package io.crmkit.core.vcard;

import io.crmkit.core.contact.MessagingHandle;
import io.crmkit.core.contact.PhoneNumber;
import io.crmkit.core.contact.SocialHandle;
import io.crmkit.core.contact.WebAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerKind;
import io.crmkit.core.customer.Gender;
import io.crmkit.core.customer.Organization;
import io.crmkit.core.customer.Person;
import io.crmkit.core.customer.PersonName;
import io.crmkit.core.field.FieldValue;
import io.crmkit.core.imports.ExternalKey;
import io.crmkit.core.source.Source;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A customer as the properties of a card. */
final class CustomerCard {
    private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]*");
    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9._~:/?#@!$&'()*+=%-]+");

    private final List<CardProperty> properties = new ArrayList<>();
    private final VCardVersion version;

    private CustomerCard(VCardVersion version) {
        this.version = version;
    }

    /**
     * Returns the lines between BEGIN and END, without their ends and not folded.
     *
     * @param system whose ids become UIDs; customers that did not come from it are named by their own ids
     */
    static List<String> lines(Customer customer, VCardVersion version, String system) {
        CustomerCard card = new CustomerCard(version);
        card.identity(customer, system);
        card.contacts(customer);
        List<String> lines = new ArrayList<>(List.of("VERSION:" + version.text(), "PRODID:-//CRM Kit//EN"));
        List<String> kept = customer.customFields()
                .get(VCardMapping.KEPT.key())
                .map(FieldValue::text)
                .map(text -> KeptProperties.lines(text, version.syntax()))
                .orElse(List.of());
        boolean dated = kept.stream()
                .anyMatch(line -> CardText.name(line).equals(Optional.of("DEATHDATE")) && CardText.says(line));
        if (customer.person().map(Person::deceased).orElse(false) && !dated) {
            card.add(CardProperty.of("DEATHDATE", CardTime.UNKNOWN).with("VALUE", "text"));
        }
        card.properties.stream().map(CardProperty::line).forEach(lines::add);
        lines.addAll(kept);
        return lines;
    }

    private void add(CardProperty property) {
        properties.add(property);
    }

    private void text(String name, Optional<String> text) {
        text.ifPresent(some -> add(CardProperty.ofText(name, some)));
    }

    private void identity(Customer customer, String system) {
        Optional<Source> source =
                customer.source().filter(known -> known.system().equals(system));
        add(CardProperty.ofText(
                "UID",
                source.map(Source::externalId).orElseGet(() -> ExternalKey.ofRecord(Customer.TYPE, customer.id()))));
        source.flatMap(Source::capturedAt).ifPresent(at -> add(CardProperty.of("REV", CardTime.written(at))));
        if (customer.kind() == CustomerKind.ORGANIZATION) {
            add(
                    version == VCardVersion.V4_0
                            ? CardProperty.of("KIND", "org")
                            : CardProperty.of("X-ABSHOWAS", "COMPANY"));
        } else if (customer.kind() == CustomerKind.HOUSEHOLD) {
            add(CardProperty.of("KIND", CardKind.HOUSEHOLD));
        }
        add(CardProperty.ofText("FN", customer.name()));
        customer.organization().ifPresent(this::organization);
        Optional<PersonName> name = customer.person().map(Person::name);
        String parts = name.map(CustomerCard::parts).orElse(";;;;");
        if (version == VCardVersion.V3_0 || !parts.equals(";;;;")) {
            add(CardProperty.of("N", parts));
        }
        name.flatMap(PersonName::localForm)
                .ifPresent(local -> add(CardProperty.ofText(CardPerson.LOCAL_NAME, local)
                        .with("SCRIPT", name.flatMap(PersonName::script))));
        customer.person().ifPresent(this::person);
    }

    private static String parts(PersonName name) {
        return String.join(
                ";",
                CardValue.escaped(name.family().orElse("")),
                CardValue.escaped(name.given().orElse("")),
                name.additional().stream().map(CardValue::escaped).collect(Collectors.joining(",")),
                CardValue.escaped(name.prefix().orElse("")),
                CardValue.escaped(name.suffix().orElse("")));
    }

    private void organization(Organization organization) {
        add(CardProperty.ofText("ORG", organization.legalName()));
        text("NICKNAME", organization.tradingName());
    }

    private void person(Person person) {
        person.birthDate().ifPresent(date -> add(CardProperty.of("BDAY", CardTime.written(date, version))));
        person.gender().ifPresent(gender -> add(CardProperty.of("GENDER", gender(gender))));
        text("PRONOUNS", person.pronouns());
    }

    private static String gender(Gender gender) {
        String sex = CardPerson.GENDERS.entrySet().stream()
                .filter(code -> code.getValue() == gender.code())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining());
        return sex + gender.text().map(text -> ";" + CardValue.escaped(text)).orElse("");
    }

    private void contacts(Customer customer) {
        customer.emails()
                .forEach(email -> add(CardUsage.written(CardProperty.ofText("EMAIL", email.raw()), email, version)));
        customer.phones().forEach(this::phone);
        customer.postalAddresses().forEach(address -> add(CardAddress.written(address, version)));
        customer.webAddresses().forEach(this::web);
        customer.socialHandles().forEach(this::social);
        customer.messagingHandles().forEach(this::messenger);
        if (!customer.classifications().isEmpty()) {
            add(CardProperty.of(
                    "CATEGORIES",
                    customer.classifications().stream().map(CardValue::escaped).collect(Collectors.joining(","))));
        }
        int place = 0;
        for (String language : customer.preferences().languages()) {
            place++;
            CardProperty property = CardProperty.ofText("LANG", language);
            boolean ranked = version == VCardVersion.V4_0 && place <= 100;
            add(ranked ? property.with("PREF", Integer.toString(place)) : property);
        }
        customer.preferences()
                .zone()
                .ifPresent(zone -> add(CardProperty.ofText("TZ", zone.getId()).with("VALUE", "text")));
    }

    private void phone(PhoneNumber phone) {
        CardProperty property = CardUsage.written(CardProperty.ofText("TEL", phone.raw()), phone.type())
                .with("X-EXTENSION", phone.extension())
                .with("X-REGION", phone.region());
        add(CardUsage.written(property, phone, version));
    }

    private void web(WebAddress web) {
        boolean address = URI.matcher(web.raw()).matches();
        CardProperty property = address
                ? CardProperty.of("URL", web.raw())
                : CardProperty.ofText("URL", web.raw()).with("VALUE", "text");
        add(CardUsage.written(property, web, version));
    }

    private void social(SocialHandle social) {
        String name = version == VCardVersion.V4_0 ? "SOCIALPROFILE" : "X-SOCIALPROFILE";
        CardProperty property = CardProperty.ofText(name, social.handle())
                .with("SERVICE-TYPE", social.network())
                .with("VALUE", "text");
        add(CardUsage.written(property, social, version));
    }

    private void messenger(MessagingHandle messenger) {
        String scheme = messenger.service().toLowerCase(Locale.ROOT);
        String handle =
                URLEncoder.encode(messenger.handle(), StandardCharsets.UTF_8).replace("+", "%20");
        CardProperty property = CardProperty.of(
                        "IMPP", (SCHEME.matcher(scheme).matches() ? scheme : "x-im") + ":" + handle.replace("%40", "@"))
                .with("SERVICE-TYPE", messenger.service())
                .with("USERNAME", messenger.handle());
        add(CardUsage.written(property, messenger, version));
    }
}
