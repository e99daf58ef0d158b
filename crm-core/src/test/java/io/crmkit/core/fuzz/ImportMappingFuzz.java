package io.crmkit.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.crmkit.core.csv.CsvExport;
import io.crmkit.core.csv.CsvFormat;
import io.crmkit.core.csv.CsvRows;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.imports.ImportMapping;
import io.crmkit.core.imports.JsonLines;
import io.crmkit.core.json.UnreadableJsonException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Timeout;

/** An input is the JSON of a mapping; the files that it is applied to are always the same. */
@Timeout(60)
class ImportMappingFuzz {
    private static final byte[] TABLE = bytes("id,a,b,c\n1,Ada,01.02.1990,\n2,A,,x\n2,,yesterday,y\n,B,2020-01-01,z\n");
    private static final byte[] LINES =
            bytes("{\"id\":\"1\",\"a\":\"Ada\",\"b\":{\"c\":[\"x\",\"01.02.1990\"]}}\n{\"id\":\"2\"}\n");

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @FuzzTest
    @DictionaryFile(resourcePath = "import-mapping.dict")
    void mapping(byte[] input) {
        String json = new String(input, StandardCharsets.UTF_8);
        ImportMapping mapping;
        try {
            ImportMapping.parse(Secret.planted(json));
            mapping = ImportMapping.parse(json); // a mapping holds no personal values, and runs show it
        } catch (UnreadableJsonException refused) {
            Secret.isKeptBy(refused);
            return;
        }

        assertThat(ImportMapping.parse(mapping.json())).isEqualTo(mapping);
        try (ImportTrial trial = new ImportTrial(mapping, 10)) {
            trial.keepsItsPromises(JsonLines.of(() -> new ByteArrayInputStream(LINES)));
        }
        try (ImportTrial trial = new ImportTrial(mapping, 2)) {
            trial.tell(CsvRows.of(() -> new ByteArrayInputStream(TABLE), CsvFormat.FOREIGN), false);
            isWritten(mapping, trial.customers());
        }
    }

    private static void isWritten(ImportMapping mapping, List<Customer> customers) {
        try {
            CsvExport.of(mapping).write(Customer.TYPE, customers.stream(), new ByteArrayOutputStream(), CsvFormat.SAFE);
        } catch (InvalidInputException refused) {
            Secret.isKeptBy(refused);
        }
    }
}
