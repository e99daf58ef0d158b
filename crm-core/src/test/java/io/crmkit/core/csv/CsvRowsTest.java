package io.crmkit.core.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

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
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "'a,b\n1,\"Ada\n'#row 1 has a quote that nobody closes",
                "'a,b\n1,2\n3,\"Ada\"x\n'#row 2 has text behind a quote that is closed",
                "'a,b\n1,AdaAdaAdaAda\n'#row 1 has more than 10 characters in a cell: over the limit, or a quote that nobody closes",
                "'a,b,c,d\n'#row 0 has more than 3 columns, the limit",
                "'a,b,c\n1234567,1234567,1234567\n'#row 1 has more than 20 characters, the limit of a row",
            })
    void faults_are_told_apart_and_nothing_is_quoted(String file, String message) {
        byte[] bytes = file.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> read(CsvRows.of(() -> new ByteArrayInputStream(bytes), CsvFormat.FOREIGN)
                        .within(new ImportLimits(10, 20, 3, 5))))
                .isInstanceOf(UnreadableRowsException.class)
                .hasMessage(message)
                .hasNoCause();
    }

    @Test
    void an_endless_quote_is_told_as_a_cell_over_the_limit() {
        byte[] bytes = ("a,b\n\"" + "x".repeat(10_000_000)).getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> read(bytes, CsvFormat.FOREIGN))
                .hasMessage(
                        "row 1 has more than 65536 characters in a cell: over the limit, or a quote that nobody closes");
    }

    @Test
    void a_failure_of_the_source_is_no_fault_of_the_file() {
        for (Throwable failure : List.of(
                new IllegalStateException("source"), new StackOverflowError("source"), new IOException("source"))) {
            InputStream begin = new ByteArrayInputStream("a,b\n1,2\n3,".getBytes(StandardCharsets.UTF_8));
            InputStream broken = new InputStream() {
                @Override
                public int read() throws IOException {
                    int next = begin.read();
                    if (next >= 0) {
                        return next;
                    }
                    throw thrown(failure);
                }

                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    bytes[offset] = (byte) read();
                    return 1;
                }
            };
            Throwable thrown = catchThrowable(() -> read(CsvRows.of(() -> broken, CsvFormat.FOREIGN.separatedBy(','))));

            if (failure instanceof IOException) {
                assertThat(thrown).isInstanceOf(UnreadableRowsException.class).hasCause(failure);
            } else {
                assertThat(thrown).isSameAs(failure);
            }
        }
    }

    private static IOException thrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        } else if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        return (IOException) failure;
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=;\n", "sep=;\r\n", "SEP=;\r", "\uFEFFsep=;\r\n"})
    void a_line_that_names_the_separator_is_no_row(String line) {
        byte[] file = (line + "a;b,c\n1;2,3\n").getBytes(StandardCharsets.UTF_8);

        for (CsvFormat format : List.of(CsvFormat.FOREIGN, CsvFormat.FOREIGN.separatedBy(';'))) {
            List<Row> rows = read(file, format);
            assertThat(rows).extracting(CsvRowsTest::cells).containsExactly(List.of("1", "2,3"));
            assertThat(((Row.Cells) rows.get(0)).columns()).containsExactly("a", "b,c");
        }
        assertThatThrownBy(() -> read(file, CsvFormat.FOREIGN.separatedBy(',')))
                .isInstanceOf(UnreadableRowsException.class)
                .hasMessage("row 0 is a line \"sep=\" that names another separator than declared");
    }

    @Test
    void what_only_begins_like_a_line_that_names_the_separator_is_a_heading() {
        for (String heading : List.of("sep=;x", "sep=", "sep=x", "sep")) {
            assertThat(read((heading + "\n1;2\n").getBytes(StandardCharsets.UTF_8), CsvFormat.FOREIGN))
                    .as(heading)
                    .hasSize(1)
                    .allSatisfy(row ->
                            assertThat(((Row.Cells) row).columns().get(0)).startsWith("sep"));
        }
        assertThat(read("sep=;".getBytes(StandardCharsets.UTF_8), CsvFormat.FOREIGN))
                .isEmpty();
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
