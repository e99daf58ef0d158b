package io.crmkit.core.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.crmkit.core.csv.CsvFormat;
import io.crmkit.core.csv.CsvRows;
import io.crmkit.core.csv.CsvTable;
import io.crmkit.core.imports.ByteSource;
import io.crmkit.core.imports.ImportLimits;
import io.crmkit.core.imports.Row;
import io.crmkit.core.imports.RowSource;
import io.crmkit.core.imports.UnreadableRowsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

/** The first byte of an input says how the file is written, the second how much it may hold, and the rest is the file. */
@Timeout(60)
class CsvRowsFuzz {
    private static final List<Charset> CHARSETS = List.of(
            StandardCharsets.UTF_8,
            StandardCharsets.ISO_8859_1,
            StandardCharsets.UTF_16BE,
            Charset.forName("windows-1252"));
    private static final List<Optional<Character>> SEPARATORS =
            List.of(Optional.empty(), Optional.of(','), Optional.of(';'), Optional.of('\t'));

    /** What was read of a file, and whether it broke off. */
    private record Read(List<Row.Cells> rows, boolean broken) {}

    @FuzzTest
    @DictionaryFile(resourcePath = "csv.dict")
    void rows(byte[] input) throws IOException {
        if (input.length < 2) {
            return;
        }
        CsvFormat format = format(input[0]);
        ImportLimits limits = limits(input[1]);
        byte[] file = Secret.planted(Arrays.copyOfRange(input, 2, input.length));

        Read read =
                read(CsvRows.of(() -> new ByteArrayInputStream(file), format).within(limits));
        Read again = read(CsvRows.of(dripping(file), format).within(limits));

        assertThat(again).as("read byte by byte").isEqualTo(read);
        areSound(read.rows(), limits);
        if (limits.equals(ImportLimits.STANDARD) && !read.broken()) {
            areThoseOfTheGrammar(read.rows(), file, format);
        }
        areReadAgainAsWritten(read.rows(), format);
    }

    private static CsvFormat format(byte choice) {
        return new CsvFormat(
                CHARSETS.get(choice & 3), SEPARATORS.get(choice >> 2 & 3), (choice & 16) == 0, (choice & 32) != 0);
    }

    private static ImportLimits limits(byte choice) {
        int size = choice & 63;
        return size >= 48
                ? ImportLimits.STANDARD
                : new ImportLimits(size + 1, 2 * size + 1, size / 4 + 1, size / 2 + 1);
    }

    private static Read read(RowSource source) {
        List<Row.Cells> rows = new ArrayList<>();
        try (RowSource.Reader reader = source.open()) {
            for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
                rows.add((Row.Cells) row.get());
                Secret.isNotIn(row.get().toString());
            }
            return new Read(rows, false);
        } catch (UnreadableRowsException unreadable) {
            Secret.isKeptBy(unreadable);
            assertThat(unreadable.row()).isBetween(0L, rows.size() + 1L);
            return new Read(rows, true);
        }
    }

    private static void areSound(List<Row.Cells> rows, ImportLimits limits) {
        assertThat(rows.size()).isLessThanOrEqualTo((int) limits.rows());
        for (int i = 0; i < rows.size(); i++) {
            Row.Cells row = rows.get(i);
            assertThat(row.number()).isEqualTo(i + 1);
            assertThat(row.columns()).isEqualTo(rows.get(0).columns()).doesNotHaveDuplicates();
            assertThat(row.cells()).hasSizeLessThanOrEqualTo(limits.columns());
            assertThat(row.cells()).allMatch(cell -> cell.length() <= limits.cellCharacters());
            if (row.problem().isEmpty()) {
                assertThat(row.cells()).hasSameSizeAs(row.columns());
                assertThat(row.cells()).noneMatch(cell -> cell.indexOf('\0') >= 0 || cell.indexOf('\uFFFD') >= 0);
            }
        }
    }

    /** Of a well-formed file every record is a row, good or bad, and none is made up. */
    private static void areThoseOfTheGrammar(List<Row.Cells> rows, byte[] file, CsvFormat format) {
        if (format.separator().isEmpty() || format.formulasEscaped()) {
            return;
        }
        Optional<List<List<String>>> records = CsvReference.read(
                text(file, format.charset()), format.separator().get());
        records.ifPresent(all -> assertThat(rows.stream().map(Row.Cells::cells))
                .containsExactlyElementsOf(format.heading() && !all.isEmpty() ? all.subList(1, all.size()) : all));
    }

    private static String text(byte[] file, Charset declared) {
        if (begins(file, 0xEF, 0xBB, 0xBF)) {
            return new String(file, 3, file.length - 3, StandardCharsets.UTF_8);
        }
        if (begins(file, 0xFE, 0xFF)) {
            return new String(file, 2, file.length - 2, StandardCharsets.UTF_16BE);
        }
        return begins(file, 0xFF, 0xFE)
                ? new String(file, 2, file.length - 2, StandardCharsets.UTF_16LE)
                : new String(file, declared);
    }

    private static boolean begins(byte[] file, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= file.length || (file[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static void areReadAgainAsWritten(List<Row.Cells> rows, CsvFormat format) throws IOException {
        List<Row.Cells> good =
                rows.stream().filter(row -> row.problem().isEmpty()).toList();
        if (good.isEmpty()) {
            return;
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        CsvFormat written = CsvFormat.SAFE
                .in(StandardCharsets.UTF_8)
                .separatedBy(format.separator().orElse(','));
        try (CsvTable table = CsvTable.begin(file, written, good.get(0).columns())) {
            good.forEach(row -> table.write(row.cells()));
        }

        Read again = read(CsvRows.of(() -> new ByteArrayInputStream(file.toByteArray()), written));

        assertThat(again.rows().stream().map(Row.Cells::cells))
                .containsExactlyElementsOf(good.stream().map(Row.Cells::cells).toList());
    }

    /** Gives one byte at a time, as a slow network does. */
    static ByteSource dripping(byte[] file) {
        return () -> new FilterInputStream(new ByteArrayInputStream(file)) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return super.read(into, offset, Math.min(length, 1));
            }

            @Override
            public int available() {
                return 0;
            }
        };
    }
}
