package io.crmkit.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.PartialDate;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.field.CustomFields;
import io.crmkit.core.field.FieldDefinition;
import io.crmkit.core.field.FieldSchema;
import io.crmkit.core.field.FieldType;
import io.crmkit.core.field.FieldValue;
import io.crmkit.core.quality.EntryFinding;
import io.crmkit.core.quality.EntryStandard;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Timeout;

/** An input is the JSON of an entry standard; the customers that it is held against are always the same. */
@Timeout(60)
class EntryStandardFuzz {
    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");
    private static final FieldSchema FIELDS = FieldSchema.of(FieldDefinition.of("customer", "size", FieldType.STRING));
    private static final List<Customer> CUSTOMERS = List.of(
            person(),
            Customer.organization("Acme").jurisdiction("DE").build(),
            Customer.person("a".repeat(60) + "!", "b".repeat(200)).build());

    private static Customer person() {
        Customer named = Customer.person("Zoë", "Müller").build();
        return named.toBuilder()
                .person(named.person().orElseThrow().withBirthDate(new PartialDate("2000-11-23")))
                .addEmails(EmailAddress.of("zoe@Example.org"))
                .customFields(CustomFields.NONE.with("size", FieldValue.of("M")))
                .build();
    }

    @FuzzTest
    @DictionaryFile(resourcePath = "entry-standard.dict")
    void standard(byte[] input) {
        EntryStandard standard;
        try {
            standard = EntryStandard.parse(Secret.planted(new String(input, StandardCharsets.UTF_8)), FIELDS);
        } catch (InvalidInputException refused) {
            Secret.isKeptBy(refused);
            return;
        }

        EntryStandard again = EntryStandard.parse(standard.toJson(), FIELDS);

        assertThat(again.toJson()).isEqualTo(standard.toJson());
        assertThat(again.digest()).isEqualTo(standard.digest());
        assertThat(again.name()).isEqualTo(standard.name());
        assertThat(again.sources()).isEqualTo(standard.sources());
        assertThat(standard).hasToString("EntryStandard[" + standard.name() + "]");
        for (Customer customer : CUSTOMERS) {
            List<EntryFinding> findings = standard.check(customer, NOW, ZoneOffset.UTC);
            assertThat(findings).doesNotHaveDuplicates();
            assertThat(again.check(customer, NOW, ZoneOffset.UTC)).isEqualTo(findings);
        }
    }
}
