package io.crmkit.core.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.imports.ImportLimits;
import io.crmkit.core.imports.JsonLines;
import io.crmkit.core.imports.Row;
import io.crmkit.core.imports.RowProblem;
import io.crmkit.core.imports.RowSource;
import io.crmkit.core.imports.UnreadableRowsException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvRowsTest {
    private static final String TEXT = "name;city\n\"Ray; \"\"Bob\"\"\";\"Łódź\nPL\"\n\nEve;\n";

    private static List<Row> read(RowSource source) {
        List<Row> rows = new ArrayList<>();
        try (RowSource.Reader reader = source.open()) {
            for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
                rows.add(row.get());
            }
        }
        return rows;
    }

    private static List<Row> read(byte[] bytes, CsvFormat format) {
        return read(CsvRows.of(() -> new ByteArrayInputStream(bytes), format));
    }

    private static List<String> cells(Row row) {
        return row instanceof Row.Cells cells ? cells.cells() : List.of();
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, '', UTF-8",
        "UTF-8, EFBBBF, ISO-8859-1",
        "UTF-16LE, FFFE, UTF-8",
        "UTF-16BE, FEFF, UTF-8",
        "UTF-16LE, '', UTF-16LE",
        "ISO-8859-2, '', ISO-8859-2",
        "windows-1250, '', windows-1250"
    })
    void encodings_are_told_by_a_byte_order_mark_or_declared(String written, String mark, String declared)
            throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(java.util.HexFormat.of().parseHex(mark));
        file.write(TEXT.getBytes(Charset.forName(written)));

        List<Row> rows = read(file.toByteArray(), CsvFormat.FOREIGN.in(Charset.forName(declared)));

        assertThat(rows).hasSize(2);
        assertThat(cells(rows.get(0))).containsExactly("Ray; \"Bob\"", "Łódź\nPL");
        assertThat(cells(rows.get(1))).containsExactly("Eve", "");
        assertThat(((Row.Cells) rows.get(0)).columns()).containsExactly("name", "city");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {",", ";", "|", "TAB"})
    void the_separator_is_the_one_that_comes_most_often_in_the_heading_outside_of_quotes(String name) {
        String separator = name.equals("TAB") ? "\t" : name;
        String file = String.join(separator, "a", "\",;|,;|,;|\"", "c") + "\n" + String.join(separator, "1", "2", "3");

        assertThat(cells(read(file.getBytes(StandardCharsets.UTF_8), CsvFormat.FOREIGN)
                        .get(0)))
                .containsExactly("1", "2", "3");
    }

    @Test
    void a_bad_row_is_rejected_alone() {
        byte[] file = "a,b\n1,\0\nx,y\nŁ,é\n1\n1,2,3\n".getBytes(StandardCharsets.UTF_8);
        file[10] = (byte) 0xFF; // the y

        assertThat(read(file, CsvFormat.FOREIGN))
                .extracting(Row::problem)
                .containsExactly(
                        Optional.of(RowProblem.NUL_CHARACTER),
                        Optional.of(RowProblem.ENCODING),
                        Optional.empty(),
                        Optional.of(RowProblem.CELL_COUNT),
                        Optional.of(RowProblem.CELL_COUNT));
    }

    @Test
    void what_is_over_the_limits_ends_the_file_and_names_the_row() {
        ImportLimits limits = new ImportLimits(10, 100, 3, 5);
        assertUnreadable("a,b,c,d\n", limits, 0);
        assertUnreadable("a,b\n1,2\n1,12345678901\n", limits, 2);
        assertUnreadable("a\n1\n2\n3\n4\n5\n6\n", limits, 6);
        assertUnreadable("a,a\n1,2\n", limits, 0);
        assertUnreadable("a,b\n" + ",".repeat(1_000) + "\n", ImportLimits.STANDARD, 1);
        assertUnreadable("a,b\n\"" + "x".repeat(10_000_000) + "\",\n", ImportLimits.STANDARD, 1);
    }

    private static void assertUnreadable(String file, ImportLimits limits, long row) {
        RowSource source = CsvRows.of(
                        () -> new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), CsvFormat.FOREIGN)
                .within(limits);
        assertThatThrownBy(() -> read(source))
                .isInstanceOfSatisfying(
                        UnreadableRowsException.class,
                        unreadable -> assertThat(unreadable.row()).isEqualTo(row));
    }

    @Test
    void a_quote_that_nothing_closes_does_not_make_one_cell_of_the_rest_of_the_file() {
        assertUnreadable("a,b\n1,2\n3,\"4\n5,6\n", ImportLimits.STANDARD, 2);
        assertUnreadable("\"a,b\n1,2\n", ImportLimits.STANDARD, 0);
    }

    @Test
    void a_row_whose_last_cell_holds_a_bare_carriage_return_is_not_lost() {
        List<Row> rows = read(CsvRows.of(
                () -> new ByteArrayInputStream("a,b\n1,\"two\rlines\"\n2,x\n".getBytes(StandardCharsets.UTF_8)),
                CsvFormat.FOREIGN));

        assertThat(rows)
                .extracting(row -> ((Row.Cells) row).cells())
                .containsExactly(List.of("1", "two\rlines"), List.of("2", "x"));
    }

    @Test
    void an_endless_cell_is_not_read_to_its_end() {
        long[] read = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                read[0]++;
                return read[0] == 1 ? '"' : 'x';
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                for (int i = 0; i < length; i++) {
                    bytes[offset + i] = (byte) read();
                }
                return length;
            }
        };

        assertThatThrownBy(() -> read(CsvRows.of(() -> endless, CsvFormat.FOREIGN.separatedBy(','))))
                .isInstanceOf(UnreadableRowsException.class);
        assertThat(read[0]).isLessThan(1_000_000);
    }

    @Test
    void an_endless_line_of_json_is_a_rejected_row() {
        String file = "{\"a\":1}\n{\"a\":\"" + "x".repeat(2_000) + "\"}\n\n{\"a\":3}";

        List<Row> rows = read(JsonLines.of(() -> new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)))
                .within(new ImportLimits(10, 1_000, 3, 5)));

        assertThat(rows)
                .extracting(Row::problem)
                .containsExactly(Optional.empty(), Optional.of(RowProblem.TOO_LONG), Optional.empty());
        assertThat(((Row.Document) rows.get(1)).json()).hasSize(1_000);
    }

    @Test
    void cells_that_a_spreadsheet_would_run_are_escaped() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (CsvTable table = CsvTable.begin(file, CsvFormat.SAFE, List.of("a", "b"))) {
            table.write(List.of("=cmd|'/c calc'!A1", "+1"));
            table.write(List.of("@SUM(A1)", "-2"));
            table.write(List.of("\tx", "'quoted"));
        }

        assertThat(file.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("a,b", "'=cmd|'/c calc'!A1,'+1", "'@SUM(A1),'-2", "'\tx,''quoted");
    }
}
