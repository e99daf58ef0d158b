package io.crmkit.core.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.contact.PhoneNumber;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.normalization.Normalization;
import io.crmkit.core.normalization.NormalizationFlag;
import io.crmkit.core.normalization.NormalizedPhone;
import io.crmkit.store.memory.MemoryStore;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibPhoneNumberTest {
    private static final Normalization IN_GERMANY =
            Normalization.standard().with(LibPhoneNumber.bundled()).in("DE");

    @ParameterizedTest
    @CsvSource({
        "030 901820, +4930901820, DE, ",
        "+44 20 7946 0958, +442079460958, GB, ",
        "0044 20 7946 0958, +442079460958, GB, ",
        "030 901820 ext. 12, +4930901820, DE, ",
        "+1 212 555, , DE, IMPOSSIBLE",
        "call me, , DE, MALFORMED",
        // possible by its length, not assigned: accepted
        "+1 555 555 0100, +15555550100, , ",
    })
    void national_and_international_entries_come_out_in_e164(
            String raw, String e164, String region, NormalizationFlag flag) {
        NormalizedPhone phone = IN_GERMANY.phone(PhoneNumber.of(raw));

        assertThat(phone.raw()).isEqualTo(raw);
        assertThat(phone.e164()).isEqualTo(Optional.ofNullable(e164));
        assertThat(phone.flag()).isEqualTo(Optional.ofNullable(flag));
        if (region != null) {
            assertThat(phone.region()).contains(region);
        }
    }

    @Test
    void the_extension_and_the_version_of_the_plans_are_kept() {
        NormalizedPhone phone = IN_GERMANY.phone(PhoneNumber.of("030 901820 ext. 12"));

        assertThat(phone.extension()).contains("12");
        assertThat(phone.plan()).matches("libphonenumber/\\d+\\.\\d+\\.\\d+");
    }

    @Test
    void the_region_of_the_number_comes_before_that_of_the_host() {
        PhoneNumber french = PhoneNumber.builder("01 40 20 50 50").region("FR").build();

        assertThat(IN_GERMANY.phone(french).e164()).contains("+33140205050");
    }

    @Test
    void without_a_region_a_national_number_is_incomplete() {
        NormalizedPhone phone =
                Normalization.standard().with(LibPhoneNumber.bundled()).phone(PhoneNumber.of("030 901820"));

        assertThat(phone.flag()).contains(NormalizationFlag.INCOMPLETE);
    }

    @Test
    void a_customer_keeps_raw_entry_e164_region_and_version_of_the_plan_and_is_found_by_them() {
        try (Crm crm = Crm.builder(MemoryStore.create()).build()) {
            Customer ada = Customer.person("Ada", "King")
                    .addPhones(PhoneNumber.of("030 901820"), PhoneNumber.of("call me"))
                    .build();

            Customer stored = crm.customers().add(IN_GERMANY.read(ada));

            PhoneNumber phone = crm.customers().get(stored.id()).phones().get(0);
            assertThat(phone.raw()).isEqualTo("030 901820");
            assertThat(phone.e164()).contains("+4930901820");
            assertThat(phone.reading().orElseThrow().region()).contains("DE");
            assertThat(phone.reading().orElseThrow().plan()).startsWith("libphonenumber/");
            assertThat(crm.repository(Customer.TYPE).findBy(Customer.PHONE, "+49 30 901820", 10))
                    .extracting(Customer::id)
                    .containsExactly(stored.id());
            assertThat(stored.phones().get(1)).as("kept as it is").isEqualTo(PhoneNumber.of("call me"));
            assertThat(stored.toString()).doesNotContain("901820");
        }
    }

    @Test
    void what_was_read_once_is_not_read_again_but_a_changed_entry_is() {
        Customer ada = Customer.person("Ada", "King")
                .addPhones(PhoneNumber.of("030 901820"))
                .build();
        Normalization later = Normalization.standard()
                .with((phone, region) -> new NormalizedPhone(
                        phone.raw(),
                        Optional.of("+4930000000"),
                        region,
                        Optional.empty(),
                        Optional.empty(),
                        "later/2"));

        Customer read = IN_GERMANY.read(ada);
        PhoneNumber changed = read.phones().get(0).withRaw("030 901821");

        assertThat(later.read(read)).isEqualTo(read);
        assertThat(later.phone(read.phones().get(0)).e164()).contains("+4930901820");
        assertThat(changed.reading()).isEmpty();
        assertThat(changed.e164()).isEmpty();
        assertThat(IN_GERMANY.read(ada.withPhones(changed)).phones().get(0).e164())
                .contains("+4930901821");
    }
}
