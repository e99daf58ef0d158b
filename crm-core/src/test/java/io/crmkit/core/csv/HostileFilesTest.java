package io.crmkit.core.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.field.FieldDefinition;
import io.crmkit.core.field.FieldSchema;
import io.crmkit.core.field.FieldType;
import io.crmkit.core.imports.FieldMapping;
import io.crmkit.core.imports.ImportLimits;
import io.crmkit.core.imports.ImportListener;
import io.crmkit.core.imports.ImportMapping;
import io.crmkit.core.imports.ImportRun;
import io.crmkit.core.imports.JsonLines;
import io.crmkit.core.imports.Row;
import io.crmkit.core.imports.RowProblem;
import io.crmkit.core.imports.RowResult;
import io.crmkit.core.imports.RowSource;
import io.crmkit.core.imports.UnknownColumns;
import io.crmkit.core.imports.UnreadableRowsException;
import io.crmkit.core.repository.Query;
import io.crmkit.core.source.Source;
import io.crmkit.store.memory.MemoryStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were made, or came to be, to hurt: a clear error or a rejected row, and nothing half imported. */
class HostileFilesTest {
    private static final ImportMapping MAPPING = ImportMapping.customers(
            "shop", "id", FieldMapping.of("name", "/name"), FieldMapping.of("badge", "/customFields/badge"));

    private final Crm crm = Crm.builder(MemoryStore.create())
            .fields(FieldSchema.of(FieldDefinition.of("customer", "badge", FieldType.STRING)))
            .build();
    private final List<RowResult> results = new ArrayList<>();
    private long read;
    private final ImportListener listener = new ImportListener() {
        @Override
        public void decided(Row row, RowResult result) {
            results.add(result);
        }
    };

    @AfterEach
    void close() {
        crm.close();
    }

    private static CsvRows csv(byte[] bytes) {
        return CsvRows.of(() -> new ByteArrayInputStream(bytes), CsvFormat.FOREIGN);
    }

    private static CsvRows csv(String text) {
        return csv(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonLines json(String text) {
        return JsonLines.of(() -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private ImportRun run(RowSource rows) {
        results.clear();
        return crm.imports().inBatchesOf(3).run("file", MAPPING, rows, listener);
    }

    private List<String> outcomes() {
        return results.stream()
                .map(result -> result.row() + " " + result.outcome()
                        + result.problem().map(problem -> " " + problem).orElse("")
                        + result.at().map(at -> " " + at).orElse(""))
                .toList();
    }

    private Customer customer(String key) {
        return crm.customers().findBy(Customer.SOURCE, Source.of("shop", key)).orElseThrow();
    }

    private void assertRefused(RowSource rows, String message) {
        assertThatThrownBy(() -> run(rows))
                .isInstanceOf(UnreadableRowsException.class)
                .hasMessage(message)
                .hasMessageNotContaining("secret");
        assertThat(crm.repository(io.crmkit.core.imports.ImportRun.TYPE).stream(Query.all()))
                .isEmpty();
    }

    @Test
    void an_archive_is_refused_by_its_signature() throws IOException {
        ByteArrayOutputStream zip = new ByteArrayOutputStream();
        new ZipOutputStream(zip).close();
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (OutputStream packed = new GZIPOutputStream(gzip)) {
            packed.write("id,name,badge\n1,secret,\n".getBytes(StandardCharsets.UTF_8));
        }

        assertRefused(csv(zip.toByteArray()), "row 0 begins like an empty ZIP archive (504b0506), not like text");
        assertRefused(csv(gzip.toByteArray()), "row 0 begins like a gzip file (1f8b), not like text");
        assertRefused(
                JsonLines.of(() -> new ByteArrayInputStream(gzip.toByteArray())),
                "row 0 begins like a gzip file (1f8b), not like text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "504b0304",
                "504b0506",
                "1f8b08",
                "425a6839",
                "fd377a585a00",
                "28b52ffd",
                "377abcaf271c",
                "d0cf11e0a1b11ae1",
                "255044462d"
            })
    void every_known_signature_is_refused(String signature) {
        byte[] file = HexFormat.of().parseHex(signature + "69642c6e616d650a");

        assertThatThrownBy(() -> csv(file).open())
                .isInstanceOf(UnreadableRowsException.class)
                .hasMessageEndingWith("not like text");
    }

    @Test
    void bytes_of_another_encoding_reject_their_row_and_name_their_place() {
        String text = "id,name,badge\n"
                + IntStream.rangeClosed(1, 9)
                        .mapToObj(row -> row + ",Zo\u00EB " + row + ",b\n")
                        .collect(Collectors.joining());
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        int row7 = text.substring(0, text.indexOf("7,Zo")).getBytes(StandardCharsets.UTF_8).length;
        byte[] mixed = new byte[utf8.length - 1];
        System.arraycopy(utf8, 0, mixed, 0, row7 + 4);
        mixed[row7 + 4] = (byte) 0xEB; // Latin-1
        System.arraycopy(utf8, row7 + 6, mixed, row7 + 5, utf8.length - row7 - 6);

        run(csv(mixed));

        assertThat(outcomes()).hasSize(9).contains("7 FAILED ENCODING byte " + (row7 + 4));
        assertThat(crm.customers().stream(Query.all())).hasSize(8);
        assertThat(customer("8").name()).isEqualTo("Zo\u00EB 8");
    }

    @Test
    void a_replacement_character_that_somebody_wrote_is_found_like_bytes_that_are_no_text() {
        byte[] file = "{\"id\":\"1\",\"name\":\"\u00E9\uFFFD\"}\n{\"id\":\"2\",\"name\":\"x\"}\n"
                .getBytes(StandardCharsets.UTF_8);
        file[file.length - 5] = (byte) 0xC3;

        run(JsonLines.of(() -> new ByteArrayInputStream(file)));

        assertThat(outcomes())
                .containsExactly("1 FAILED ENCODING byte 20", "2 FAILED ENCODING byte " + (file.length - 5));
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE, FFFE, true", "UTF-16BE, FEFF, true", "UTF-16LE, '', false", "UTF-16BE, '', false"})
    void utf_16_needs_a_byte_order_mark_or_must_be_declared(String charset, String mark, boolean told)
            throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(HexFormat.of().parseHex(mark));
        file.write("id,name,badge\n1,Łoś,\n".getBytes(Charset.forName(charset)));

        if (!told) {
            assertRefused(
                    csv(file.toByteArray()),
                    "row 0 begins like UTF-16 without a byte order mark: declare the encoding");
        }
        run(CsvRows.of(
                () -> new ByteArrayInputStream(file.toByteArray()),
                told ? CsvFormat.FOREIGN : CsvFormat.FOREIGN.in(Charset.forName(charset))));

        assertThat(customer("1").name()).isEqualTo("Łoś");
    }

    @Test
    void a_field_of_10_mb_ends_a_table_behind_what_is_stored_and_rejects_a_line_of_json() {
        String large = "x".repeat(10_000_000);
        assertThatThrownBy(() -> run(csv("id,name,badge\n1,Ada,\n2," + large + ",\n3,Eve,\n")))
                .isInstanceOfSatisfying(
                        UnreadableRowsException.class,
                        broken -> assertThat(broken.row()).isEqualTo(2))
                .hasMessageContaining("65536 characters in a cell");
        assertThat(crm.customers().stream(Query.all())).hasSize(1);

        run(json("{\"id\":\"2\",\"name\":\"" + large + "\"}\n{\"id\":\"3\",\"name\":\"Eve\"}\n"));
        assertThat(outcomes()).containsExactly("1 FAILED TOO_LONG", "2 CREATED");
    }

    @Test
    void a_thousand_columns_are_over_the_limit_unless_the_host_takes_them() {
        String columns = IntStream.range(0, 997).mapToObj(i -> ",c" + i).collect(Collectors.joining());
        String file = "id,name,badge" + columns + "\n1,Ada,b" + ",v".repeat(997) + "\n";
        ImportLimits wide = new ImportLimits(100, 100_000, 1_000, 10);

        assertThatThrownBy(() -> run(csv(file)))
                .isInstanceOf(UnreadableRowsException.class)
                .hasMessageContaining("500 columns");
        assertThatThrownBy(() -> run(csv(file).within(wide)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "import.columns must all be in the mapping: columns 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 and 987 more of 1000"
                                + " are not");
        crm.imports().run("file", MAPPING.with(UnknownColumns.IGNORE), csv(file).within(wide), listener);
        assertThat(customer("1").name()).isEqualTo("Ada");
    }

    @Test
    void a_json_object_of_a_hundred_thousand_properties_or_levels_is_a_rejected_row() {
        String many =
                IntStream.range(0, 100_000).mapToObj(i -> ",\"p" + i + "\":1").collect(Collectors.joining());
        String deep = "[".repeat(100_000) + "]".repeat(100_000);

        run(json(
                "{\"id\":\"1\"" + many + "}\n{\"id\":\"2\",\"name\":" + deep + "}\n{\"id\":\"3\",\"name\":\"Eve\"}\n"));

        assertThat(outcomes()).containsExactly("1 FAILED TOO_LONG", "2 FAILED NOT_JSON", "3 CREATED");
    }

    @Test
    void nul_characters_reject_their_row_and_a_heading_with_one_the_file() {
        run(csv("id,name,badge\n1,A\0da,\n2,Eve,\n"));
        assertThat(outcomes()).containsExactly("1 FAILED NUL_CHARACTER name", "2 CREATED");

        assertThatThrownBy(() -> run(csv("id,na\0me,badge\n1,Ada,\n")))
                .isInstanceOf(UnreadableRowsException.class)
                .hasMessage("row 0 must not hold NUL characters");
        run(json("{\"id\":\"4\",\"name\":\"a\\u0000b\"}\n{\"id\":\"5\",\"name\":\"\0\"}\n"));
        assertThat(outcomes()).containsExactly("1 FAILED RULE customer", "2 FAILED NUL_CHARACTER");
    }

    @Test
    void formulas_and_paths_are_text_coming_in_and_formulas_are_escaped_going_out(@TempDir Path directory)
            throws IOException {
        Path secret = Files.writeString(directory.resolve("secret.txt"), "secret");
        List<String> values = List.of(
                "=cmd|' /C calc'!A0",
                "+1",
                "-1",
                "@SUM(A1)",
                secret.toString(),
                "file://" + secret,
                "../../etc/passwd");
        StringBuilder file = new StringBuilder("id;name;badge\n");
        for (int i = 0; i < values.size(); i++) {
            file.append(i).append(';').append(values.get(i)).append(";x\n");
        }

        run(CsvRows.of(
                () -> new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8)),
                CsvFormat.FOREIGN.separatedBy(';')));

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CsvTable table = CsvTable.begin(out, CsvFormat.SAFE, List.of("name"))) {
            for (int i = 0; i < values.size(); i++) {
                assertThat(customer("" + i).name()).isEqualTo(values.get(i));
                table.write(List.of(customer("" + i).name()));
            }
        }
        assertThat(out.toString(StandardCharsets.UTF_8).lines().skip(1))
                .noneMatch(line -> "=+-@".indexOf(line.charAt(0)) >= 0);
    }

    @Test
    void line_ends_may_be_mixed_and_stay_within_quotes() {
        run(csv("id,name,badge\r\n1,Ada,a\n2,Bob,b\r3,\"E\r\nv\re\n\",c\r\n\r\n\n"));

        assertThat(results).hasSize(3);
        assertThat(customer("3").name()).isEqualTo("E\r\nv\re");
    }

    @Test
    void lone_quotes_are_text_unless_they_open_a_cell() {
        run(csv("id,name,badge\n1,5\" disk,a\n2,\"Bob\"\"\",b\n"));

        assertThat(customer("1").name()).isEqualTo("5\" disk");
        assertThat(customer("2").name()).isEqualTo("Bob\"");
    }

    @Test
    void a_quote_that_nobody_closes_ends_the_file_with_an_error() {
        assertRefused(csv("\"id,name,badge\n1,Ada,a\n"), "row 0 has a quote that nobody closes");
        assertThatThrownBy(() -> run(csv("id,name,badge\n1,Ada,a\n2,\"Bob,b\n3,Eve,c\n4,Joe,d\n")))
                .isInstanceOfSatisfying(
                        UnreadableRowsException.class,
                        broken -> assertThat(broken.row()).isEqualTo(2));
        assertThat(crm.customers().stream(Query.all())).hasSize(1);
    }

    @Test
    void a_property_twice_or_text_behind_the_object_rejects_a_line_of_json() {
        run(json("""
                {"id":"1","name":"Ada","name":"Ida"}\r
                {"id":"2","name":"Bob"} x
                []
                {"id":"3","name":"=Eve"}
                """));

        assertThat(outcomes())
                .containsExactly("1 FAILED NOT_JSON", "2 FAILED NOT_JSON", "3 FAILED NOT_JSON", "4 CREATED");
        assertThat(customer("3").name()).isEqualTo("=Eve");
    }

    @Test
    void ragged_rows_are_rejected_alone() {
        run(csv("id,name,badge\n1,Ada\n2,Bob,b,c\n3,Eve,c\n,,\n"));

        assertThat(outcomes())
                .containsExactly("1 FAILED CELL_COUNT", "2 FAILED CELL_COUNT", "3 CREATED", "4 FAILED KEY_MISSING id");
    }

    @Test
    void headings_must_name_each_column_once() {
        assertRefused(csv("id,name,name\n1,Ada,secret\n"), "row 0 must name different columns");
        assertThatThrownBy(() -> run(csv("id,name,badge,,\n1,Ada,b,,\n")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("import.columns must all be in the mapping: columns 4, 5 of 5 are not");
        assertThatThrownBy(() -> run(csv(",,\n1,Ada,b\n")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "import.columns must have every column of the mapping: \"badge\", \"id\", \"name\" are missing");
    }

    @Test
    void a_heading_alone_is_a_run_of_nothing_and_an_empty_file_too() {
        for (String file : List.of("id,name,badge\n", "id,name,badge", "", "\n\r\n\n", "\uFEFF")) {
            ImportRun run = run(csv(file));

            assertThat(run.rows()).as(file).isZero();
            assertThat(run.finishedAt()).isPresent();
        }
        assertThat(run(json("\n \n")).rows()).isZero();
    }

    /** A stream of a size that no machine should hold, made as it is read. */
    private InputStream endless(String head, String repeated, long bytes) {
        byte[] first = head.getBytes(StandardCharsets.UTF_8);
        byte[] rest = repeated.getBytes(StandardCharsets.UTF_8);
        return new InputStream() {
            private long at;

            @Override
            public int read() {
                long now = at++;
                read = at;
                return now >= bytes
                        ? -1
                        : now < first.length ? first[(int) now] : rest[(int) ((now - first.length) % rest.length)];
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                int count = 0;
                for (int next = 0; count < length && (next = read()) >= 0; count++) {
                    target[offset + count] = (byte) next;
                }
                return count == 0 && length > 0 ? -1 : count;
            }
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {"'id,name\n1,\"'#x", "'id,name\n1,'#x", "''#'\0'", "'\"'#'x,y\n'", "'id,name\n1,'#','", "''#'a'"})
    void sixty_four_mb_without_an_end_are_refused_in_little_memory(String head, String repeated) {
        ImportLimits limits = new ImportLimits(10_000, 100_000, 50, 1_000);
        assertThatThrownBy(() -> run(CsvRows.of(() -> endless(head, repeated, 64L << 20), CsvFormat.FOREIGN)
                        .within(limits)))
                .isInstanceOf(UnreadableRowsException.class);

        assertThat(read).as("bytes read").isLessThan(2L << 20);
    }

    @Test
    void a_line_of_json_of_64_mb_is_read_over_in_little_memory() {
        ImportLimits limits = new ImportLimits(10_000, 100_000, 50, 1_000);
        JsonLines rows =
                JsonLines.of(() -> endless("{\"id\":\"", "x", 64L << 20)).within(limits);
        run(rows);
        assertThat(outcomes()).containsExactly("1 FAILED TOO_LONG");
        try (RowSource.Reader reader = rows.open()) {
            assertThat(((Row.Document) reader.next().orElseThrow()).json()).hasSize(limits.rowCharacters());
        }
    }

    @Test
    void the_problem_of_a_row_is_told_without_what_it_says() {
        run(csv("id,name,badge\n1,secret\0,\n"));

        assertThat(results.toString()).doesNotContain("secret");
        assertThat(results.get(0).problem()).isEqualTo(Optional.of(RowProblem.NUL_CHARACTER));
    }
}
