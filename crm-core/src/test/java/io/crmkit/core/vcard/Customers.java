package io.crmkit.core.vcard;

import io.crmkit.core.contact.ContactUse;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.MessagingHandle;
import io.crmkit.core.contact.PhoneNumber;
import io.crmkit.core.contact.PhoneType;
import io.crmkit.core.contact.PostalAddress;
import io.crmkit.core.contact.SocialHandle;
import io.crmkit.core.contact.WebAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerKind;
import io.crmkit.core.customer.Gender;
import io.crmkit.core.customer.Organization;
import io.crmkit.core.customer.PartialDate;
import io.crmkit.core.customer.Person;
import io.crmkit.core.customer.PersonName;
import io.crmkit.core.customer.Preferences;
import io.crmkit.core.source.Source;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Customers with everything that a card can say, in texts of every kind of character. */
final class Customers {
    private static final String[] PIECES = {
        "a",
        "Zoë",
        "Łódź",
        "漢字",
        "😀",
        "e\u0301",
        ",",
        ";",
        ":",
        "\\",
        "\\n",
        "\\,",
        "\"",
        "^",
        "^n",
        "'",
        "=",
        "=\n",
        "\n",
        " ",
        "  x",
        "BEGIN:VCARD",
        "END:VCARD",
        "\nEND:VCARD\n",
        "%41",
        "+",
        "@",
        "/",
        "&",
        "https://example.org/a,b;c?d=e",
        "mailto:a@b",
        "0123456789012345678901234567890123456789",
        "äöüäöüäöüäöüäöüäöüäöüäöüäöü",
        "\u00a0",
        "\u2028",
        "\t"
    };

    private final Random random;

    Customers(Random random) {
        this.random = random;
    }

    /** Returns a text that is not blank, and does not begin or end with a blank. */
    String text() {
        StringBuilder text = new StringBuilder();
        int pieces = 1 + random.nextInt(6);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        String stripped = text.toString().strip();
        return stripped.isBlank() || stripped.startsWith("tel:") ? "x" : stripped;
    }

    String line() {
        return text().replace("\n", "").replace("\u2028", "").strip().isEmpty() ? "x" : text().replaceAll("\\R", "|");
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextInt(3) == 0 ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> List<T> some(Supplier<T> value) {
        return some(i -> value.get()).stream().distinct().toList();
    }

    /** Elements are different things, not one thing twice: those become one when they are imported again. */
    private <T> List<T> some(IntFunction<T> value) {
        return IntStream.range(0, random.nextInt(3)).mapToObj(value).toList();
    }

    @SafeVarargs
    private <T> T one(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    Customer next(VCardVersion version, int number) {
        Customer.Builder customer = switch (one(CustomerKind.values())) {
            case PERSON -> Customer.builder(CustomerKind.PERSON, text()).person(maybe(this::person));
            case ORGANIZATION ->
                Customer.builder(CustomerKind.ORGANIZATION, text()).organization(maybe(this::organization));
            case HOUSEHOLD -> Customer.household(text());
        };
        return customer.emails(some(i -> EmailAddress.builder(i + text())
                        .use(one(ContactUse.values()))
                        .preference(place())
                        .build()))
                .phones(some(i -> PhoneNumber.builder(one(i + text(), "+49 30 123" + i + "45"))
                        .use(one(ContactUse.values()))
                        .preference(place())
                        .type(one(PhoneType.values()))
                        .extension(maybe(this::text))
                        .region(maybe(() -> one(Locale.getISOCountries())))
                        .build()))
                .postalAddresses(some(i -> PostalAddress.builder()
                        .lines(List.of(i + line(), line()))
                        .locality(maybe(this::text))
                        .adminArea(maybe(this::text))
                        .postalCode(maybe(this::text))
                        .country(maybe(() -> one(Locale.getISOCountries())))
                        .use(one(ContactUse.values()))
                        .preference(place())
                        .build()))
                .webAddresses(some(i -> WebAddress.builder(one(i + text(), "https://example.org/~ada?q=a%20b#c" + i))
                        .use(one(ContactUse.values()))
                        .preference(place())
                        .build()))
                .socialHandles(some(i -> SocialHandle.builder(text(), i + text())
                        .use(one(ContactUse.values()))
                        .preference(place())
                        .build()))
                .messagingHandles(some(i -> MessagingHandle.builder(text(), i + text())
                        .use(one(ContactUse.values()))
                        .preference(place())
                        .build()))
                .classifications(some(this::text))
                .preferences(Preferences.builder()
                        .languages(some(() -> one("de", "en-GB", "zh-Hant-TW", "pl")))
                        .zone(maybe(() -> ZoneId.of(one("Europe/Berlin", "UTC", "Z", "+05:30", "America/New_York"))))
                        .build())
                .source(new Source(
                        "contacts",
                        text() + number,
                        maybe(() -> Instant.ofEpochSecond(1_700_000_000L + random.nextInt(100_000_000))),
                        Optional.empty()))
                .build();
    }

    private int place() {
        return one(0, 0, 1, 2, 100, 101);
    }

    private Organization organization() {
        return Organization.builder(text()).tradingName(maybe(this::text)).build();
    }

    private Person person() {
        PersonName name = PersonName.builder()
                .family(text())
                .given(maybe(this::text))
                .additional(some(this::text))
                .prefix(maybe(this::text))
                .suffix(maybe(this::text))
                .localForm(maybe(this::text))
                .build();
        return Person.builder(name.localForm().isPresent() ? name.withScript(maybe(() -> "Cyrl")) : name)
                .birthDate(maybe(() -> new PartialDate(one("1815-12-10", "1815-12", "1815", "--12-10", "2024-02-29"))))
                .gender(maybe(() -> new Gender(one(Gender.Code.values()), maybe(this::text))))
                .pronouns(maybe(this::text))
                .deceased(random.nextBoolean())
                .build();
    }
}
