package io.crmkit.core.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.source.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines of JSON that fail, come out as they came, and lists that fill lists. */
class JsonLinesRejectsTest {
    private static final ImportMapping LISTS = ImportMapping.customers(
            "shop",
            "id",
            FieldMapping.of("/name", "/name"),
            FieldMapping.of("/contact/mails", "/emails"),
            FieldMapping.of("/labels", "/classifications"));

    private final ImportWorld world = new ImportWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private Customer customer(String key) {
        return world.crm
                .customers()
                .findBy(Customer.SOURCE, Source.of("shop", key))
                .orElseThrow();
    }

    private static RowSource lines(byte[] file) {
        return JsonLines.of(() -> new ByteArrayInputStream(file));
    }

    @Test
    void failed_lines_are_written_byte_for_byte_and_the_mended_file_is_imported() throws IOException {
        String longLine = "{\"id\":\"long\",\"name\":\"" + "x".repeat(2_000_000) + "\"}\n";
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("{\"id\":\"1\",\"name\":\"Ada\"}\n  \n\u2003\n{ no json\r\n".getBytes(StandardCharsets.UTF_8));
        file.writeBytes("{\"id\":\"2\",\"name\":\"Jörg\"}\n".getBytes(StandardCharsets.ISO_8859_1));
        file.writeBytes(
                (longLine + "{\"id\":\"3\",\"name\":\"Bob\"}\n{\"name\":\"no key\"}").getBytes(StandardCharsets.UTF_8));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream report = new ByteArrayOutputStream();

        try (JsonLinesRejects rejects = JsonLinesRejects.of(() -> new ByteArrayInputStream(file.toByteArray()), out)) {
            world.crm
                    .imports()
                    .inBatchesOf(2)
                    .run("file", LISTS, lines(file.toByteArray()), rejects.and(JsonLinesReport.to(report)));
        }

        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        expected.writeBytes("{ no json\r\n".getBytes(StandardCharsets.UTF_8));
        expected.writeBytes("{\"id\":\"2\",\"name\":\"Jörg\"}\n".getBytes(StandardCharsets.ISO_8859_1));
        expected.writeBytes((longLine + "{\"name\":\"no key\"}\n").getBytes(StandardCharsets.UTF_8));
        assertThat(out.toByteArray()).isEqualTo(expected.toByteArray());
        assertThat(report.toString(StandardCharsets.UTF_8).lines())
                .satisfiesExactly(
                        created -> assertThat(created)
                                .matches("\\{\"outcome\":\"CREATED\",\"record\":\"[^\"]+\",\"row\":1}"),
                        json -> assertThat(json)
                                .isEqualTo("{\"outcome\":\"FAILED\",\"problem\":\"NOT_JSON\",\"row\":2}"),
                        bytes -> assertThat(bytes).contains("\"problem\":\"ENCODING\""),
                        tooLong -> assertThat(tooLong).contains("\"problem\":\"TOO_LONG\""),
                        bob -> assertThat(bob).contains("CREATED"),
                        key -> assertThat(key)
                                .isEqualTo(
                                        "{\"at\":\"id\",\"outcome\":\"FAILED\",\"problem\":\"KEY_MISSING\",\"row\":6}"));

        String mended = out.toString(StandardCharsets.ISO_8859_1)
                .replace("{ no json", "{\"id\":\"4\",\"name\":\"Cy\"}")
                .replace("x".repeat(2_000_000), "Long")
                .replace("{\"name\":\"no key\"}", "{\"id\":\"5\",\"name\":\"Dee\"}");
        ImportRun second = world.crm
                .imports()
                .run("mended", LISTS, lines(mended.getBytes(StandardCharsets.UTF_8)), ImportListener.NONE);

        assertThat(second.count(RowOutcome.CREATED)).isEqualTo(4);
        assertThat(customer("2").name()).isEqualTo("Jörg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE"})
    void a_file_with_a_byte_order_mark_gives_rejects_that_can_be_read(String charset) throws IOException {
        byte[] file = "\uFEFF\n{\"id\":\"1\",\"name\":\"Ada\"}\n{\"x\"\n".getBytes(Charset.forName(charset));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        try (JsonLinesRejects rejects = JsonLinesRejects.of(() -> new ByteArrayInputStream(file), out)) {
            world.crm.imports().run("file", LISTS, lines(file), rejects);
        }

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"x\"\n");
    }

    @Test
    void a_list_or_an_object_fills_a_field_as_it_is() {
        String line =
                "{\"id\":\"1\",\"name\":\"Ada\",\"contact\":{\"mails\":[{\"raw\":\"a@example.org\",\"use\":\"WORK\"},{\"raw\":\"b@example.org\"}]},\"labels\":[\"x\",\"y\"]}";

        world.crm.imports().run("file", LISTS, lines(line.getBytes(StandardCharsets.UTF_8)), world.listener);

        assertThat(customer("1").emails())
                .extracting(EmailAddress::raw)
                .containsExactly("a@example.org", "b@example.org");
        assertThat(customer("1").classifications()).containsExactly("x", "y");
    }

    @Test
    void a_property_within_a_list_that_the_field_does_not_have_fails_the_row() {
        String line =
                "{\"id\":\"1\",\"name\":\"Ada\",\"contact\":{\"mails\":[{\"raw\":\"a@b\",\"consent\":\"GRANT\"}]}}";

        world.crm.imports().run("file", LISTS, lines(line.getBytes(StandardCharsets.UTF_8)), world.listener);

        assertThat(world.result(1).problem()).contains(RowProblem.UNKNOWN_COLUMN);
    }
}
