package io.crmkit.core.normalization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.PhoneNumber;
import io.crmkit.core.contact.PostalAddress;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Invariant I10: raw input is kept, normalising is idempotent, a failure is a flag. */
class NormalizationProperties {
    @Property
    void the_forms_of_text_are_idempotent(@ForAll("texts") String raw) {
        String words = MatchText.words(raw);

        assertThat(MatchText.words(words)).isEqualTo(words);
        assertThat(MatchText.compact(MatchText.compact(raw))).isEqualTo(MatchText.compact(raw));
    }

    @Property
    void whatever_is_entered_is_kept_and_read_or_flagged(@ForAll("texts") String raw) {
        if (raw.isBlank()) {
            return;
        }
        Normalization normalization = Normalization.standard();

        NormalizedPhone phone = normalization.phone(PhoneNumber.of(raw));
        NormalizedEmail email = normalization.email(EmailAddress.of(raw));

        assertThat(phone.raw()).isEqualTo(raw);
        assertThat(phone.e164().isPresent()).isEqualTo(phone.flag().isEmpty());
        assertThat(email.raw()).isEqualTo(raw);
        assertThat(email.domain().isEmpty()).isEqualTo(email.flag().isPresent());
    }

    @Property
    void an_organization_name_is_never_only_a_legal_form(@ForAll("texts") String raw) {
        OrganizationName name = OrganizationName.of(raw);

        assertThat(name.words().isEmpty())
                .isEqualTo(MatchText.words(raw.replace("&", " and ")).isEmpty());
    }

    @Property
    void every_postal_address_is_read(@ForAll("texts") String line) {
        if (!line.isBlank()) {
            assertThatCode(() -> Normalization.standard()
                            .address(PostalAddress.builder().addLines(line).build()))
                    .doesNotThrowAnyException();
        }
    }

    @Property
    void no_form_shows_its_value(@ForAll("digits") String digits) {
        String phone = "+49" + digits;

        assertThat(Normalization.standard().phone(PhoneNumber.of(phone)).toString())
                .doesNotContain(digits);
        assertThat(Normalization.standard()
                        .email(EmailAddress.of(digits + "@x.org"))
                        .toString())
                .doesNotContain(digits);
        assertThat(OrganizationName.of(digits + " Ltd").toString()).doesNotContain(digits);
        assertThat(Normalization.standard()
                        .address(PostalAddress.builder()
                                .addLines(digits)
                                .country(Optional.of("DE"))
                                .build())
                        .toString())
                .doesNotContain(digits);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(30),
                Arbitraries.strings()
                        .withChars("aÄßé'’-. &İıОжłǄ½ﬀ٣12GmbHcoltd")
                        .ofMaxLength(20),
                Arbitraries.strings().withChars("+0123456789 ()-x").ofMaxLength(18),
                Arbitraries.of("+49 (0)30 901820", "ada@bücher.example", "The Acme Company", "12b Main St"));
    }

    @Provide
    Arbitrary<String> digits() {
        return Arbitraries.strings().numeric().ofMinLength(8).ofMaxLength(10);
    }
}
