package io.crmkit.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.field.CustomFields;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.imports.ByteSource;
import io.crmkit.core.imports.ImportMapping;
import io.crmkit.core.imports.RepeatedKey;
import io.crmkit.core.imports.Row;
import io.crmkit.core.imports.RowOutcome;
import io.crmkit.core.imports.RowSource;
import io.crmkit.core.imports.UnreadableRowsException;
import io.crmkit.core.json.JsonPlace;
import io.crmkit.core.vcard.VCardExport;
import io.crmkit.core.vcard.VCardLimits;
import io.crmkit.core.vcard.VCardMapping;
import io.crmkit.core.vcard.VCardRows;
import io.crmkit.core.vcard.VCardVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

/** The first byte of an input says how the file is written and how much it may hold; the rest is the file. */
@Timeout(60)
class VCardFuzz {
    private static final ImportMapping MAPPING = VCardMapping.customers("contacts");
    private static final VCardLimits SMALL = new VCardLimits(2_000, 200, 6, 1, 40, 3);

    @FuzzTest
    @DictionaryFile(resourcePath = "vcard.dict")
    void cards(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] file = Secret.planted(Arrays.copyOfRange(input, 1, input.length));
        VCardLimits limits = (input[0] & 2) == 0 ? VCardLimits.STANDARD : SMALL;
        VCardRows rows = rows(() -> new ByteArrayInputStream(file), input[0]).within(limits);

        List<Row.Document> read = read(rows, limits);

        assertThat(read(rows(CsvRowsFuzz.dripping(file), input[0]).within(limits), limits))
                .as("read byte by byte")
                .isEqualTo(read);
        try (ImportTrial trial = new ImportTrial(MAPPING.with(RepeatedKey.LAST), 3)) {
            trial.keepsItsPromises(rows);
        }
        comesBackFromCards(rows);
    }

    private static VCardRows rows(ByteSource bytes, byte choice) {
        VCardRows rows = VCardRows.of(bytes);
        return (choice & 1) == 0 ? rows : rows.in(Charset.forName("windows-1252"));
    }

    private static List<Row.Document> read(VCardRows source, VCardLimits limits) {
        List<Row.Document> rows = new ArrayList<>();
        try (RowSource.Reader reader = source.open()) {
            for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
                Row.Document card = (Row.Document) row.get();
                rows.add(card);
                assertThat(card.number()).isEqualTo(rows.size());
                Secret.isNotIn(card.toString());
                if (card.problem().isEmpty()) {
                    assertThat(JsonPlace.parse("$", card.json(), Integer.MAX_VALUE)
                                    .isObject())
                            .isTrue();
                }
            }
        } catch (UnreadableRowsException broken) {
            Secret.isKeptBy(broken);
        }
        assertThat((long) rows.size()).isLessThanOrEqualTo(limits.cards());
        return rows;
    }

    /**
     * What cards said comes back from cards of both versions that are written. What customers have no field for is kept in the version that
     * it came in, and from then on in the one that was written.
     */
    private static void comesBackFromCards(VCardRows rows) {
        try (ImportTrial here = new ImportTrial(MAPPING, 100)) {
            here.tell(rows, false);
            List<Customer> customers = here.customers();
            for (VCardVersion version : customers.isEmpty() ? new VCardVersion[0] : VCardVersion.values()) {
                List<Customer> second = throughCards(version, customers);
                assertThat(withoutKept(second)).containsExactlyInAnyOrderElementsOf(withoutKept(customers));
                assertThat(facts(throughCards(version, second))).containsExactlyInAnyOrderElementsOf(facts(second));
            }
        }
    }

    private static List<Customer> throughCards(VCardVersion version, List<Customer> customers) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        VCardExport.of(version, "contacts").write(customers.stream(), file);
        try (ImportTrial there = new ImportTrial(MAPPING, 100)) {
            ImportTrial.Told told = there.tell(VCardRows.of(() -> new ByteArrayInputStream(file.toByteArray())), false);
            assertThat(told.results()).hasSameSizeAs(customers).allMatch(row -> row.outcome() == RowOutcome.CREATED);
            return there.customers();
        }
    }

    private static List<Customer> withoutKept(List<Customer> customers) {
        return facts(customers).stream()
                .map(customer -> customer.withCustomFields(CustomFields.NONE))
                .toList();
    }

    private static List<Customer> facts(List<Customer> customers) {
        return customers.stream()
                .map(customer -> customer.withId(new CustomerId("")))
                .toList();
    }
}
