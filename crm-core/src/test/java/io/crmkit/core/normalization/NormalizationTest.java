package io.crmkit.core.normalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.PhoneNumber;
import io.crmkit.core.contact.PostalAddress;
import io.crmkit.core.contact.Verification;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.InvalidInputException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalizationTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "T1, 'Müller-Lüdenscheidt', muller ludenscheidt",
        "T2, \"O'Brien\", obrien",
        "T3, 'O’Brien', obrien",
        "T4, Straße, strasse",
        "T5, Łódź, lodz",
        "T6, İstanbul, istanbul",
        "T7, Иванов, ivanov",
        "T8, Щербаков, shcherbakov",
        "T9, Αθήνα, athina",
        "T10, 'ＡＤＡ　Ｋｉｎｇ', ada king",
        "T11, '  Ada   King ', ada king",
        "T12, Ævar Øst, aevar ost",
        "T13, 山田, 山田",
        "T14, '...', ''",
    })
    void text_is_compared_in_latin_letters_without_marks(String row, String raw, String words) {
        assertThat(MatchText.words(raw.replace("\"", ""))).as(row).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "O1, Acme Inc., acme, inc",
        "O2, ACME Incorporated, acme, inc",
        "O3, Acme GmbH, acme, gmbh",
        "O4, Müller & Söhne GmbH & Co. KG, muller sohne, gmbh-co-kg",
        "O5, The Widget Company, widget, co",
        "O6, Widgets Pty Ltd, widgets, pty-ltd",
        "O7, Fiat S.p.A., fiat, spa",
        "O8, Acme, acme, ''",
        "O9, AG, ag, ''",
        "O10, Banco S.A., banco, sa",
    })
    void the_legal_form_of_an_organization_stands_apart(String row, String raw, String words, String legalForm) {
        assertThat(OrganizationName.of(raw)).as(row).isEqualTo(new OrganizationName(words, legalForm));
    }

    @ParameterizedTest
    @CsvSource({
        "A1, 12 Main St., main street, 12",
        "A2, Main Street 12 b, main street, 12b",
        "A3, Hauptstr. 5, hauptstrasse, 5",
        "A4, Hauptstraße 5a, hauptstrasse, 5a",
        "A5, PO Box, po box, ''",
        "A6, 42nd Ave, 42nd avenue, ''",
    })
    void street_and_house_number_are_told_apart(String row, String line, String street, String number) {
        NormalizedAddress address = Normalization.standard()
                .address(PostalAddress.builder()
                        .addLines(line)
                        .locality("Saint-Denis")
                        .postalCode("SW1A 1AA")
                        .country("GB")
                        .build());

        assertThat(address)
                .as(row)
                .isEqualTo(new NormalizedAddress(street, number, "saint denis", "sw1a1aa", "GB", Optional.empty()));
    }

    @Test
    void a_national_number_is_kept_and_flagged_as_incomplete() {
        NormalizedPhone phone = Normalization.standard().phone(PhoneNumber.of("030 901820"));

        assertThat(phone.flag()).contains(NormalizationFlag.INCOMPLETE);
        assertThat(phone.matchForm()).isEqualTo("030901820");
    }

    @Test
    void a_domain_of_another_script_is_compared_in_its_ascii_form_and_the_raw_address_stays() {
        NormalizedEmail email = Normalization.standard().email(EmailAddress.of(" Ada@Bücher.Example "));

        assertThat(email.raw()).isEqualTo(" Ada@Bücher.Example ");
        assertThat(email.canonical()).isEqualTo("Ada@xn--bcher-kva.example");
        assertThat(email.domain()).isEqualTo("xn--bcher-kva.example");
        assertThat(email.matchForm())
                .isEqualTo(Normalization.standard()
                        .email(EmailAddress.of("ada@xn--bcher-kva.example"))
                        .matchForm());
        assertThat(email.flag()).isEmpty();
    }

    @Test
    void a_malformed_address_is_kept_and_flagged() {
        NormalizedEmail email = Normalization.standard().email(EmailAddress.of("Ada(at)Example"));

        assertThat(email.flag()).contains(NormalizationFlag.MALFORMED);
        assertThat(email.matchForm()).isEqualTo("ada(at)example");
    }

    @Test
    void what_a_service_of_the_host_finds_goes_beside_the_contact_point() {
        Customer ada = Customer.person("Ada", "King")
                .addEmails(EmailAddress.of("ada@example.org"), EmailAddress.of("gone@example.org"))
                .addPhones(PhoneNumber.of("+4930901820"))
                .build();
        ContactCheck check =
                point -> point instanceof EmailAddress email && email.raw().startsWith("gone")
                        ? Verification.BOUNCED
                        : point.verification();

        Customer checked = Normalization.standard().with(check).checked(ada, NOW);

        assertThat(checked.emails())
                .extracting(EmailAddress::verification)
                .containsExactly(Verification.UNVERIFIED, Verification.BOUNCED);
        assertThat(checked.emails().get(1).verificationAt()).contains(NOW);
        assertThat(checked.emails().get(0)).isEqualTo(ada.emails().get(0));
        assertThat(Normalization.standard().checked(ada, NOW)).isEqualTo(ada);
    }

    @Test
    void a_region_that_is_no_country_is_refused() {
        assertThatThrownBy(() -> Normalization.standard().in("XX")).isInstanceOf(InvalidInputException.class);
    }
}
