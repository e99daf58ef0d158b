package io.crmkit.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.crmkit.core.csv.CsvExport;
import io.crmkit.core.csv.CsvFormat;
import io.crmkit.core.csv.CsvRows;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.imports.ExistingRecords;
import io.crmkit.core.imports.FieldMapping;
import io.crmkit.core.imports.ImportListener;
import io.crmkit.core.imports.ImportMapping;
import io.crmkit.core.imports.ImportRun;
import io.crmkit.core.imports.RepeatedKey;
import io.crmkit.core.imports.RowOutcome;
import io.crmkit.core.imports.RowSource;
import io.crmkit.core.imports.TextStep;
import io.crmkit.core.imports.UnknownColumns;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;

/** The first byte of an input chooses a mapping, the second how many rows are a batch, and the rest is the file. */
@Timeout(60)
class CsvImportFuzz {
    private static final ImportMapping MAPPING = ImportMapping.customers(
                    "shop",
                    "id",
                    FieldMapping.of("given", "/person/name/given").withSteps(TextStep.COMPOSE, TextStep.JOIN_BLANKS),
                    FieldMapping.of("born", "/person/birthDate").withDates("dd.MM.uuuu"),
                    FieldMapping.of("mail", "/emails/0/raw"),
                    FieldMapping.of("phone", "/phones/0/raw"),
                    FieldMapping.of("passport", "/identifiers/0/value"),
                    FieldMapping.of("stage", "/lifecycle").withValues(Map.of("A", "ACTIVE", "B", "LOYAL")),
                    FieldMapping.of("badge", "/customFields/badge"))
            .withConstants(Map.of("/identifiers/0/scheme", "passport", "/identifiers/0/strength", "STRONG"));

    private static final List<ImportMapping> MAPPINGS = List.of(
            MAPPING,
            MAPPING.with(UnknownColumns.IGNORE).with(RepeatedKey.LAST),
            MAPPING.with(UnknownColumns.KEEP).with(RepeatedKey.FIRST).with(ExistingRecords.FILL_GAPS));

    @FuzzTest
    @DictionaryFile(resourcePath = "csv.dict")
    void table(byte[] input) {
        if (input.length < 2) {
            return;
        }
        byte[] file = Secret.planted(Arrays.copyOfRange(input, 2, input.length));
        ImportMapping mapping = MAPPINGS.get((input[0] & 3) % MAPPINGS.size());
        RowSource rows = CsvRows.of(() -> new ByteArrayInputStream(file), CsvFormat.FOREIGN);

        try (ImportTrial trial = new ImportTrial(mapping, 1 + (input[1] & 7))) {
            trial.keepsItsPromises(rows);
        }
        try (ImportTrial trial = new ImportTrial(mapping.with(UnknownColumns.IGNORE), 100)) {
            trial.tell(rows, false);
            List<Customer> customers = trial.customers();
            if (!customers.isEmpty()) {
                comesBackFromATable(mapping.with(UnknownColumns.REFUSE), customers);
            }
        }
    }

    /** The mapped fields come back; ids are those of the other CRM. */
    private static void comesBackFromATable(ImportMapping mapping, List<Customer> customers) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        CsvExport.of(mapping).write(Customer.TYPE, customers.stream(), file, CsvFormat.SAFE);
        try (ImportTrial other = new ImportTrial(mapping, 100)) {
            ImportRun run = other.crm
                    .imports()
                    .run(
                            "copy",
                            mapping,
                            CsvRows.of(() -> new ByteArrayInputStream(file.toByteArray()), CsvFormat.SAFE),
                            ImportListener.NONE);

            assertThat(run.count(RowOutcome.CREATED)).isEqualTo(customers.size());
            assertThat(facts(other.customers())).containsExactlyInAnyOrderElementsOf(facts(customers));
        }
    }

    private static List<Customer> facts(List<Customer> customers) {
        return customers.stream()
                .map(customer -> customer.withId(new CustomerId("")))
                .toList();
    }
}
