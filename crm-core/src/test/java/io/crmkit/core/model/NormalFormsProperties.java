package io.crmkit.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.PhoneNumber;
import io.crmkit.core.contact.SocialHandle;
import io.crmkit.core.contact.WebAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.Identifier;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Invariant I10: what was entered is kept, and normalising what is normal changes nothing. */
class NormalFormsProperties {
    /** Texts of the characters that matter to the forms, mixed with any others. */
    @Provide
    Arbitrary<String> entries() {
        Arbitrary<Character> telling = Arbitraries.of(
                'a', 'A', 'ß', 'İ', 'ı', 'é', 'Å', 'Σ', '@', '＠', '.', '。', ' ', '\u00a0', '+', '-', '(', ')', '/', ':',
                '0', '4', '９', '\u0301', 'ﬁ');
        return Arbitraries.oneOf(
                telling.list().ofMaxSize(20).map(NormalFormsProperties::text),
                Arbitraries.strings().ofMaxLength(30));
    }

    private static String text(java.util.List<Character> characters) {
        StringBuilder text = new StringBuilder();
        characters.forEach(text::append);
        return text.toString();
    }

    @Property
    void an_email_address_keeps_its_entry_and_has_one_canonical_form(@ForAll("entries") String entry) {
        Assume.that(!entry.isBlank());
        EmailAddress address = EmailAddress.of(entry);
        Assume.that(!address.canonical().isBlank());
        EmailAddress again = EmailAddress.of(address.canonical());

        assertThat(address.raw()).isEqualTo(entry);
        assertThat(again.canonical()).isEqualTo(address.canonical());
        assertThat(again.wellFormed()).isEqualTo(address.wellFormed());
        assertThat(EmailAddress.matchForm(address.matchForm())).isEqualTo(address.matchForm());
    }

    @Property
    void an_e164_number_is_its_own_e164_form(@ForAll("entries") String entry) {
        PhoneNumber.e164("+4" + entry)
                .ifPresent(number -> assertThat(PhoneNumber.e164(number)).contains(number));
    }

    @Property
    void web_addresses_handles_and_identifiers_have_one_normal_form(@ForAll("entries") String entry) {
        Assume.that(!entry.isBlank());
        String web = WebAddress.of("HTTP://" + entry).canonical();
        String handle = SocialHandle.of("n", entry).canonical();
        String identifier = Identifier.normalize(entry);

        assertThat(WebAddress.of(web).canonical()).isEqualTo(web);
        assertThat(Identifier.normalize(identifier)).isEqualTo(identifier);
        if (!handle.isBlank()) {
            assertThat(SocialHandle.of("n", handle).canonical()).isEqualTo(handle);
        }
    }

    @Property
    void a_folded_name_is_its_own_folded_form_and_fits_an_index(@ForAll("entries") String entry) {
        String folded = Customer.foldedName(entry.repeat(20));

        assertThat(Customer.foldedName(folded)).isEqualTo(folded);
        assertThat(folded.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(800);
    }
}
