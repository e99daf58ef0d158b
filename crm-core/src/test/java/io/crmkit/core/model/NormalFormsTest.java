package io.crmkit.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.PhoneNumber;
import io.crmkit.core.contact.WebAddress;
import io.crmkit.core.customer.Customer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalFormsTest {
    @ParameterizedTest
    @CsvSource({
        "' Ada.Lovelace@Example.ORG ', Ada.Lovelace@example.org, true",
        "ada@bücher.example, ada@xn--bcher-kva.example, true",
        "ADA@BÜCHER.example, ADA@xn--bcher-kva.example, true",
        "jörg@example.org, jörg@example.org, true",
        "ada, ada, false",
        "@example.org, @example.org, false",
        "ada@, ada@, false",
        "ada@localhost, ada@localhost, false",
        "a..b@example.org, a..b@example.org, false",
        "ada lovelace@example.org, ada lovelace@example.org, false",
        "ada@-example.org, ada@-example.org, false",
    })
    void an_email_address_is_brought_into_canonical_form_and_flagged(String raw, String canonical, boolean wellFormed) {
        EmailAddress address = EmailAddress.of(raw);

        assertThat(address.canonical()).isEqualTo(canonical);
        assertThat(address.wellFormed()).isEqualTo(wellFormed);
    }

    @ParameterizedTest
    @CsvSource({
        "+49 (0)30 901820, +4930901820",
        "+1 (212) 555-0100, +12125550100",
        "'+44 20 7946 0958 ', +442079460958",
        "+٤٤ ٢٠ ٧٩٤٦ ٠٩٥٨, +442079460958",
        "030 901820, ",
        "0049 30 901820, ",
        "+49 30 9, ",
        "+1234567, ",
        "+12345678, +12345678",
        "+123456789012345, +123456789012345",
        "+1234567890123456, ",
        "+0 12345678, ",
        "+49 30 call me, ",
    })
    void a_phone_number_has_an_e164_form_only_if_the_entry_says_enough(String raw, String e164) {
        assertThat(PhoneNumber.of(raw).e164().orElse(null)).isEqualTo(e164);
    }

    @ParameterizedTest
    @CsvSource({
        "HTTPS://Ada@Example.ORG/Path?Q#F, https://Ada@example.org/Path?Q#F, true",
        "example.org, example.org, false",
        "ftp://example.org, ftp://example.org, false",
        "https://, https://, false",
    })
    void a_web_address_keeps_what_may_depend_on_case(String raw, String canonical, boolean wellFormed) {
        WebAddress address = WebAddress.of(raw);

        assertThat(address.canonical()).isEqualTo(canonical);
        assertThat(address.wellFormed()).isEqualTo(wellFormed);
    }

    @ParameterizedTest
    @CsvSource({"Łukasz Ångström, łukasz angstrom", "İSTANBUL, istanbul", "ﬁt, fit", "Zoë O'Neil, zoe o'neil"})
    void a_name_is_folded_for_search(String name, String folded) {
        assertThat(Customer.foldedName(name)).isEqualTo(folded);
    }
}
