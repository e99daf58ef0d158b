package io.crmkit.core.vcard;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.crmkit.core.customer.PartialDate;
import io.crmkit.core.customer.Person;
import io.crmkit.core.customer.PersonName;
import io.crmkit.core.customer.Preferences;
import io.crmkit.core.imports.RowOutcome;
import io.crmkit.core.imports.RowResult;
import io.crmkit.core.source.Source;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cards in the ways in which address books write them; the people in them are made up. */
class SampleCardsTest {
    private static byte[] sample(String name) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(SampleCardsTest.class.getResourceAsStream("/vcard/" + name + ".vcf"))) {
            return in.readAllBytes();
        }
    }

    private static Customer customer(String sample, int index) throws IOException {
        try (CardWorld world = new CardWorld()) {
            world.run(CardWorld.rows(sample(sample)));
            assertThat(world.results.values()).extracting(RowResult::outcome).containsOnly(RowOutcome.CREATED);
            return world.customers().get(index);
        }
    }

    private static String kept(Customer customer) {
        return customer.customFields().get("vcard").orElseThrow().text();
    }

    @Test
    void apple_a_person() throws IOException {
        Customer liv = customer("apple", 0);

        assertThat(liv.name()).isEqualTo("Dr. Liv Maja Brännström");
        assertThat(liv.person())
                .contains(Person.builder(PersonName.builder()
                                .family("Brännström")
                                .given("Liv")
                                .addAdditional("Maja")
                                .prefix("Dr.")
                                .build())
                        .birthDate(new PartialDate("--06-21"))
                        .build());
        assertThat(liv.emails())
                .containsExactly(
                        EmailAddress.builder("liv@fjallbagarn.example")
                                .use(ContactUse.WORK)
                                .preference(1)
                                .build(),
                        EmailAddress.of("liv.b@mail.example"));
        assertThat(liv.phones())
                .containsExactly(
                        PhoneNumber.builder("+46 70 174 06 05")
                                .type(PhoneType.MOBILE)
                                .preference(1)
                                .build(),
                        PhoneNumber.builder("+46 8 465 004 01")
                                .type(PhoneType.FAX)
                                .use(ContactUse.WORK)
                                .build());
        assertThat(liv.postalAddresses())
                .containsExactly(PostalAddress.builder()
                        .addLines("Storgatan 5", "Lgh 1102")
                        .locality("Umeå")
                        .postalCode("903 26")
                        .country("SE")
                        .use(ContactUse.HOME)
                        .preference(1)
                        .build());
        assertThat(liv.webAddresses())
                .containsExactly(WebAddress.builder("http://liv.example/~b")
                        .preference(1)
                        .build());
        assertThat(liv.socialHandles()).containsExactly(SocialHandle.of("mastodon", "liv"));
        assertThat(liv.messagingHandles())
                .containsExactly(MessagingHandle.builder("Skype", "liv.b")
                        .use(ContactUse.HOME)
                        .preference(1)
                        .build());
        assertThat(liv.source())
                .contains(new Source(
                        "contacts",
                        "9f0c9d6e-0e7a-4d0e-9e0b-apple-liv",
                        Optional.of(Instant.parse("2026-03-01T10:15:00Z")),
                        Optional.empty()));
        assertThat(kept(liv).lines())
                .startsWith("VERSION:3.0", "NICKNAME:Livan", "ORG:Fjällbagarn AB;Research;")
                .contains(
                        "item1.X-ABLABEL:Newsletter only",
                        "NOTE:Allergic to nuts\\, likes rye\\; call after 10.\\nSpeaks Sámi.")
                .anyMatch(line -> line.startsWith("PHOTO;ENCODING=b;TYPE=JPEG:AAECAwQF") && line.endsWith("dXZ3"));
    }

    @Test
    void apple_a_company() throws IOException {
        Customer tundra = customer("apple", 1);

        assertThat(tundra.kind()).isEqualTo(CustomerKind.ORGANIZATION);
        assertThat(tundra.organization().orElseThrow().legalName()).isEqualTo("Tundra Freight Oy");
        assertThat(tundra.person()).isEmpty();
        assertThat(tundra.customFields().isEmpty()).isTrue();
    }

    @Test
    void google_without_a_uid() throws IOException {
        Customer ngozi = customer("google", 0);

        assertThat(ngozi.name()).isEqualTo("Ngozi Adéyẹmí");
        assertThat(ngozi.source().orElseThrow().externalId()).matches("sha-256:[0-9a-f]{64}");
        assertThat(ngozi.phones()).extracting(PhoneNumber::raw).containsExactly("+2348012345678", "0803 555 0100");
        assertThat(ngozi.postalAddresses())
                .containsExactly(PostalAddress.builder()
                        .addLines("12 Marina Rd")
                        .locality("Lagos")
                        .adminArea("LA")
                        .postalCode("101001")
                        .country("NG")
                        .use(ContactUse.HOME)
                        .build());
        assertThat(ngozi.person().orElseThrow().birthDate()).contains(new PartialDate("1988-02-29"));
        assertThat(ngozi.classifications()).containsExactly("myContacts", "newsletter");
        assertThat(kept(ngozi)).contains("PHOTO:https://images.example/contacts/AAA", "TITLE:Buyer");
    }

    @Test
    void outlook_in_windows_1252_and_quoted_printable() throws IOException {
        Customer joerg = customer("outlook", 0);

        assertThat(joerg.name()).isEqualTo("Jörg Müller");
        assertThat(joerg.person().orElseThrow().name())
                .isEqualTo(PersonName.builder()
                        .family("Müller")
                        .given("Jörg")
                        .prefix("Herr")
                        .build());
        assertThat(joerg.phones())
                .extracting(PhoneNumber::type)
                .containsExactly(PhoneType.OTHER, PhoneType.MOBILE, PhoneType.FAX);
        assertThat(joerg.postalAddresses())
                .containsExactly(PostalAddress.builder()
                        .addLines("Hauptstraße 1", "Hinterhaus")
                        .locality("Berlin")
                        .postalCode("10115")
                        .country("DE")
                        .use(ContactUse.WORK)
                        .preference(1)
                        .build());
        assertThat(joerg.emails()).extracting(EmailAddress::raw).containsExactly("joerg@mueller.example");
        assertThat(kept(joerg).lines())
                .contains(
                        "ORG:Bäckerei Müller",
                        "TITLE:Geschäftsführer",
                        "LABEL;TYPE=WORK,PREF:Hauptstraße 1\\n10115 Berlin",
                        "X-MS-OL-DEFAULT-POSTAL-ADDRESS:2")
                .anyMatch(line -> line.startsWith("PHOTO;ENCODING=b;TYPE=JPEG:AAECAwQF") && line.endsWith("dXZ3"));
    }

    @Test
    void nextcloud_3_0_with_words_of_other_languages() throws IOException {
        Customer ivo = customer("nextcloud", 0);

        assertThat(ivo.phones())
                .containsExactly(
                        PhoneNumber.builder("+385 1 555 0123")
                                .use(ContactUse.HOME)
                                .build(),
                        PhoneNumber.builder("+385 91 555 0123")
                                .type(PhoneType.MOBILE)
                                .build());
        assertThat(ivo.person().orElseThrow().gender()).contains(Gender.of(Gender.Code.MALE));
        assertThat(ivo.classifications()).containsExactly("Book club", "Family");
        assertThat(ivo.source().orElseThrow().capturedAt()).contains(Instant.parse("2026-05-01T08:00:00Z"));
        assertThat(kept(ivo)).isEqualTo("VERSION:3.0\nGEO:45.815;15.982");
    }

    @Test
    void nextcloud_4_0_an_organization() throws IOException {
        Customer lipa = customer("nextcloud", 1);

        assertThat(lipa.kind()).isEqualTo(CustomerKind.ORGANIZATION);
        assertThat(lipa.organization().orElseThrow().legalName()).isEqualTo("Knjižara Lipa d.o.o.");
        assertThat(lipa.organization().orElseThrow().tradingName()).contains("Lipa");
        assertThat(lipa.phones())
                .containsExactly(PhoneNumber.builder("+385-1-555-0199")
                        .extension("12")
                        .use(ContactUse.WORK)
                        .preference(1)
                        .build());
        assertThat(lipa.preferences())
                .isEqualTo(Preferences.builder()
                        .addLanguages("hr", "en")
                        .zone(ZoneId.of("Europe/Zagreb"))
                        .build());
        assertThat(kept(lipa).lines())
                .containsExactly(
                        "VERSION:4.0",
                        "LOGO:data:image/png;base64,iVBORw0KGgo=",
                        "RELATED;TYPE=contact:urn:uuid:0c5e4c9c-7d1b-4f0e-a3e0-000000000001",
                        "X-CRYPT;X-LEVEL=\"a;b,c\":keep^me",
                        "SOURCE:https://cloud.example/remote.php/dav/addressbooks/lipa.vcf");
    }

    @Test
    void a_phone_with_soft_breaks_and_a_card_within_the_card() throws IOException {
        Customer wang = customer("phone", 0);

        assertThat(wang.name()).isEqualTo("小明 王");
        assertThat(wang.phones()).extracting(PhoneNumber::raw).containsExactly("13800138000", "13800138001");
        assertThat(kept(wang).lines())
                .containsExactly(
                        "VERSION:3.0",
                        "NOTE:first line\\nEND:VCARD is only text here",
                        "AGENT:BEGIN:VCARD\\nVERSION:2.1\\nN:Li\\;Mei\\nTEL\\;WORK:13900139000\\nEND:VCARD\\n",
                        "X-IRMC-LUID:00A1");
    }

    @ParameterizedTest
    @CsvSource({
        "apple,V3_0", "google,V3_0", "outlook,V3_0", "nextcloud,V3_0", "phone,V3_0",
        "apple,V4_0", "google,V4_0", "outlook,V4_0", "nextcloud,V4_0", "phone,V4_0"
    })
    void invariant_i12_what_is_written_again_says_the_same_of_every_field_and_keeps_every_unknown_property(
            String sample, VCardVersion version) throws IOException {
        try (CardWorld from = new CardWorld();
                CardWorld to = new CardWorld();
                CardWorld again = new CardWorld()) {
            from.run(CardWorld.rows(sample(sample)));
            to.run(CardWorld.rows(from.export(version)));
            again.run(CardWorld.rows(to.export(version)));

            for (int i = 0; i < from.customers().size(); i++) {
                Customer before = from.customers().get(i);
                Customer after = to.customers().get(i);
                assertThat(after.withId(before.id()).withCustomFields(before.customFields()))
                        .isEqualTo(before);
                assertThat(names(after)).isEqualTo(names(before));
                assertThat(again.customers().get(i).withId(after.id())).isEqualTo(after);
            }
        }
    }

    private static String names(Customer customer) {
        return customer.customFields()
                .get("vcard")
                .map(kept -> kept.text()
                        .lines()
                        .skip(1)
                        .map(line -> line.split("[;:]", 2)[0])
                        .sorted()
                        .toList()
                        .toString())
                .orElse("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"apple", "google", "outlook", "nextcloud", "phone"})
    void the_same_file_again_changes_nothing(String sample) throws IOException {
        try (CardWorld world = new CardWorld()) {
            world.run(CardWorld.rows(sample(sample)));

            assertThat(world.run(CardWorld.rows(sample(sample))).counts()).containsOnlyKeys(RowOutcome.UNCHANGED);
        }
    }
}
