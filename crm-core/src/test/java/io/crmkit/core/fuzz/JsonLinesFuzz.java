package io.crmkit.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.crmkit.core.imports.ExistingRecords;
import io.crmkit.core.imports.FieldMapping;
import io.crmkit.core.imports.ImportLimits;
import io.crmkit.core.imports.ImportMapping;
import io.crmkit.core.imports.JsonLines;
import io.crmkit.core.imports.RepeatedKey;
import io.crmkit.core.imports.Row;
import io.crmkit.core.imports.RowProblem;
import io.crmkit.core.imports.RowSource;
import io.crmkit.core.imports.UnknownColumns;
import io.crmkit.core.imports.UnreadableRowsException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

/** The first byte of an input chooses a mapping, the second how many rows are a batch and how long they may be, and the rest is the file. */
@Timeout(60)
class JsonLinesFuzz {
    private static final ImportMapping FIELDS = ImportMapping.customers(
            "shop",
            "id",
            FieldMapping.of("/name/given", "/person/name/given"),
            FieldMapping.of("family", "/person/name/family"),
            FieldMapping.of("born", "/person/birthDate").withDates("dd.MM.uuuu"),
            FieldMapping.of("/mails/0", "/emails/0/raw"),
            FieldMapping.of("phone", "/phones/0/raw"),
            FieldMapping.of("badge", "/customFields/badge"));

    private static final List<ImportMapping> MAPPINGS = List.of(
            ImportMapping.records("customer"),
            ImportMapping.records("customer").with(UnknownColumns.IGNORE).with(RepeatedKey.LAST),
            FIELDS,
            FIELDS.with(UnknownColumns.KEEP).with(RepeatedKey.LAST),
            FIELDS.with(UnknownColumns.IGNORE).with(RepeatedKey.FIRST).with(ExistingRecords.FILL_GAPS));

    @FuzzTest
    @DictionaryFile(resourcePath = "json-lines.dict")
    void lines(byte[] input) {
        if (input.length < 2) {
            return;
        }
        byte[] file = Secret.planted(Arrays.copyOfRange(input, 2, input.length));
        ImportLimits limits = (input[1] & 8) == 0 ? ImportLimits.STANDARD : new ImportLimits(1, 40, 1, 3);
        JsonLines rows = JsonLines.of(() -> new ByteArrayInputStream(file)).within(limits);

        areTheLinesOfTheFile(rows, file, limits);
        try (ImportTrial trial = new ImportTrial(MAPPINGS.get((input[0] & 7) % MAPPINGS.size()), 1 + (input[1] & 7))) {
            trial.keepsItsPromises(rows);
        }
    }

    private static void areTheLinesOfTheFile(JsonLines source, byte[] file, ImportLimits limits) {
        List<String> lines = Arrays.stream(text(file).split("\n"))
                .filter(line -> !line.isBlank())
                .toList();
        List<Row.Document> rows = new ArrayList<>();
        try (RowSource.Reader reader = source.open()) {
            for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
                rows.add((Row.Document) row.get());
                Secret.isNotIn(row.get().toString());
            }
            assertThat(rows).hasSameSizeAs(lines);
        } catch (UnreadableRowsException refused) {
            Secret.isKeptBy(refused);
            if (refused.row() == 0) { // it begins like an archive or a document, or like UTF-16 without a mark
                assertThat(rows).isEmpty();
                assertThat(text(file)).doesNotStartWith("{\"");
                return;
            }
            assertThat((long) lines.size()).isGreaterThan(limits.rows());
            assertThat((long) rows.size()).isEqualTo(limits.rows());
        }
        for (int i = 0; i < rows.size(); i++) {
            Row.Document row = rows.get(i);
            assertThat(row.number()).isEqualTo(i + 1);
            assertThat(row.json().length()).isLessThanOrEqualTo(limits.rowCharacters());
            if (!row.problem().equals(Optional.of(RowProblem.TOO_LONG))) {
                assertThat(row.json()).isEqualTo(lines.get(i).strip());
            }
        }
    }

    private static String text(byte[] file) {
        String marks = new String(file, 0, Math.min(3, file.length), StandardCharsets.ISO_8859_1);
        if (marks.startsWith("\u00fe\u00ff")) {
            return new String(file, 2, file.length - 2, StandardCharsets.UTF_16BE);
        }
        if (marks.startsWith("\u00ff\u00fe")) {
            return new String(file, 2, file.length - 2, StandardCharsets.UTF_16LE);
        }
        int begin = marks.equals("\u00ef\u00bb\u00bf") ? 3 : 0;
        return new String(file, begin, file.length - begin, StandardCharsets.UTF_8);
    }
}
