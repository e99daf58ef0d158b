package io.crmkit.core.vcard;

import static io.crmkit.core.vcard.CardWorld.card;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerKind;
import io.crmkit.core.customer.Person;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.field.CustomFields;
import io.crmkit.core.field.FieldType;
import io.crmkit.core.field.FieldValue;
import io.crmkit.core.imports.ImportListener;
import io.crmkit.core.imports.Row;
import io.crmkit.core.imports.RowOutcome;
import io.crmkit.core.imports.RowProblem;
import io.crmkit.core.imports.RowResult;
import io.crmkit.core.imports.RowSource;
import io.crmkit.core.imports.UnreadableRowsException;
import io.crmkit.store.memory.MemoryStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Encodings, folds, several values, and cards that are bad, hostile or no cards. */
class VCardRowsTest {
    private static final String ADA = card("VERSION:3.0", "UID:ada", "FN:Ada King", "N:King;Ada;;;");
    private static final String BOB = card("VERSION:3.0", "UID:bob", "FN:Bob Stone", "N:Stone;Bob;;;");
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static List<Row> read(RowSource rows) {
        List<Row> all = new ArrayList<>();
        try (RowSource.Reader reader = rows.open()) {
            for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
                all.add(row.get());
            }
        }
        return all;
    }

    /** Returns NONE for a card that can be read. */
    private static List<String> problems(RowSource rows) {
        return read(rows).stream()
                .map(row -> row.problem().map(Enum::name).orElse("NONE"))
                .toList();
    }

    private static List<String> problems(String cards) {
        return problems(CardWorld.rows(cards));
    }

    private static Customer imported(String... lines) {
        try (CardWorld world = new CardWorld()) {
            world.run(card(lines));
            return world.only();
        }
    }

    private static String kept(Customer customer) {
        return customer.customFields().get("vcard").orElseThrow().text();
    }

    @Test
    void a_fold_within_a_character_is_no_harm() {
        byte[] bytes = card("VERSION:3.0", "FN:Zoë").getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream folded = new ByteArrayOutputStream();
        for (byte octet : bytes) {
            folded.write(octet);
            if (octet == (byte) 0xC3) {
                folded.writeBytes(new byte[] {'\r', '\n', ' '});
            }
        }
        try (CardWorld world = new CardWorld()) {
            world.run(CardWorld.rows(folded.toByteArray()));

            assertThat(world.only().name()).isEqualTo("Zoë");
        }
    }

    @Test
    void a_fold_takes_one_blank_away_and_in_2_1_none() {
        assertThat(imported("VERSION:4.0", "FN:Ada ", "  King").name()).isEqualTo("Ada  King");
        assertThat(imported("VERSION:3.0", "FN:Ada K", "\ting").name()).isEqualTo("Ada King");
        assertThat(imported("VERSION:2.1", "FN:Ada", " King").name()).isEqualTo("Ada King");
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16LE", "UTF-16BE"})
    void a_byte_order_mark_decides_the_encoding(String charset) {
        byte[] file = ("\uFEFF" + card("VERSION:3.0", "FN:Łukasz 漢")).getBytes(Charset.forName(charset));
        try (CardWorld world = new CardWorld()) {
            world.run(CardWorld.rows(file).in(WINDOWS));

            assertThat(world.only().name()).isEqualTo("Łukasz 漢");
        }
    }

    @Test
    void joined_files_may_each_begin_with_a_mark() {
        assertThat(problems("\uFEFF" + ADA + "\uFEFF" + BOB)).containsExactly("NONE", "NONE");
    }

    @Test
    void each_property_has_its_own_charset_and_others_that_of_the_file() {
        byte[] file = card("VERSION:2.1", "FN:Jörg", "EMAIL;CHARSET=UTF-8:zoÃ«@example.org")
                .getBytes(WINDOWS);
        try (CardWorld world = new CardWorld()) {
            world.run(CardWorld.rows(file).in(WINDOWS));

            assertThat(world.only().name()).isEqualTo("Jörg");
            assertThat(world.only().emails()).containsExactly(EmailAddress.of("zoë@example.org"));
        }
    }

    @Test
    void bytes_that_are_no_text_reject_the_card_alone() {
        byte[] file = (card("VERSION:2.1", "FN:Jörg") + ADA).getBytes(WINDOWS);

        assertThat(problems(CardWorld.rows(file))).containsExactly("ENCODING", "NONE");
        assertThat(problems(CardWorld.rows(file).in(WINDOWS))).containsExactly("NONE", "NONE");
        assertThat(problems(card("VERSION:2.1", "FN;ENCODING=QUOTED-PRINTABLE:J=F6rg")))
                .containsExactly("ENCODING");
        assertThat(problems(card("VERSION:2.1", "FN;CHARSET=nowhere:Ada"))).containsExactly("ENCODING");
        assertThat(problems(card("VERSION:3.0", "FN:A\0da"))).containsExactly("NUL_CHARACTER");
        assertThat(problems(card("VERSION:2.1", "FN;ENCODING=QUOTED-PRINTABLE:A=00da")))
                .containsExactly("NUL_CHARACTER");
    }

    @Test
    void line_ends_of_every_platform_are_line_ends() {
        for (String end : List.of("\r\n", "\n", "\r")) {
            String file = (ADA + "\r\n\r\n" + BOB).replace("\r\n", end);

            assertThat(problems(file)).containsExactly("NONE", "NONE");
            assertThat(problems(file.strip())).containsExactly("NONE", "NONE");
        }
    }

    @Test
    void what_is_no_whole_card_is_rejected_alone() {
        String noEnd = ADA.replace("END:VCARD\r\n", "");

        assertThat(problems(noEnd + BOB)).containsExactly("NOT_VCARD", "NONE");
        assertThat(problems(BOB + noEnd)).containsExactly("NONE", "NOT_VCARD");
        assertThat(problems("<html>\r\nno card\r\n" + ADA + "lost line\r\n" + BOB))
                .containsExactly("NOT_VCARD", "NONE", "NOT_VCARD", "NONE");
        assertThat(problems("PK\u0003\u0004 a zip of nothing")).containsExactly("NOT_VCARD");
        assertThat(problems("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VERSION:9.9",
                "NOTE:first line,\r\nsecond line that was not folded",
                "not a name:x",
                ":no name",
                "BEGIN:VEVENT\r\nEND:VEVENT",
                "X-A;b\"c=d:e"
            })
    void a_card_with_a_line_that_would_be_lost_is_rejected(String line) {
        assertThat(problems(card(line, "VERSION:3.0", "FN:Ada") + BOB)).containsExactly("NOT_VCARD", "NONE");
    }

    @Test
    void a_value_that_looks_like_the_end_of_the_card_is_a_value() {
        Customer ada = imported(
                "VERSION:2.1", "FN:Ada", "NOTE;QUOTED-PRINTABLE:x=0A=", "END:VCARD=0A=", "BEGIN:VCARD", "TITLE:y");

        assertThat(ada.name()).isEqualTo("Ada");
        assertThat(kept(ada)).isEqualTo("VERSION:3.0\nNOTE:x\\nEND:VCARD\\nBEGIN:VCARD\nTITLE:y");
    }

    @Test
    void groups_and_devices_are_no_customers() {
        assertThat(problems(card("VERSION:4.0", "KIND:group", "FN:Sales", "MEMBER:urn:x:1") + ADA))
                .containsExactly("NO_CUSTOMER", "NONE");
        assertThat(problems(card("VERSION:3.0", "X-ADDRESSBOOKSERVER-KIND:group", "FN:Sales")))
                .containsExactly("NO_CUSTOMER");
        assertThat(imported("VERSION:4.0", "KIND:x-robot", "FN:Ada").kind()).isEqualTo(CustomerKind.PERSON);
    }

    @Test
    void of_several_names_the_first_counts_and_the_others_are_kept() {
        Customer ada = imported(
                "VERSION:4.0",
                "FN:Ada King",
                "FN;LANGUAGE=fr:Ada Roi",
                "N:King,Byron;Ada,Augusta;Maria,Anne;Dr.,Prof.;MD,PhD",
                "N;ALTID=1:Roi;Ada;;;",
                "BDAY:18151210",
                "BDAY:18151211",
                "UID:one",
                "UID:two");

        assertThat(ada.person().orElseThrow().name().family()).contains("King Byron");
        assertThat(ada.person().orElseThrow().name().given()).contains("Ada Augusta");
        assertThat(ada.person().orElseThrow().name().additional()).containsExactly("Maria", "Anne");
        assertThat(ada.person().orElseThrow().name().prefix()).contains("Dr. Prof.");
        assertThat(ada.person().orElseThrow().name().suffix()).contains("MD, PhD");
        assertThat(kept(ada))
                .isEqualTo("VERSION:4.0\nFN;LANGUAGE=fr:Ada Roi\nN;ALTID=1:Roi;Ada;;;\nBDAY:18151211\nUID:two");
    }

    @ParameterizedTest
    @CsvSource({
        "BDAY:18151210,1815-12-10",
        "BDAY:1815-12-10,1815-12-10",
        "BDAY:1815-12-10T23:00:00Z,1815-12-10",
        "BDAY:1815-12,1815-12",
        "BDAY:1815,1815",
        "BDAY:--1210,--12-10",
        "BDAY;VALUE=date:--12-10,--12-10",
        "BDAY:31.12.1815,",
        "BDAY:18151340,",
        "BDAY;VALUE=text:in winter,",
        "BDAY:---10,",
    })
    void a_date_of_birth_that_cannot_be_read_is_kept_and_named(String line, String date) {
        Row row = read(CardWorld.rows(card("VERSION:4.0", "FN:Ada", line))).get(0);
        Customer ada = imported("VERSION:4.0", "FN:Ada", line);

        assertThat(ada.person().flatMap(person -> person.birthDate()).map(Object::toString))
                .isEqualTo(Optional.ofNullable(date));
        if (date == null) {
            assertThat(kept(ada)).isEqualTo("VERSION:4.0\n" + line);
            assertThat(((Row.Document) row).json()).contains("\"unreadable\":\"BDAY\"");
        }
    }

    @ParameterizedTest
    @EnumSource(VCardVersion.class)
    void dates_that_are_texts_survive_a_card_of_either_version(VCardVersion version) {
        String[] lines = {"BDAY;VALUE=text:circa 1800", "DEATHDATE;VALUE=text:in the war"};
        try (CardWorld world = new CardWorld();
                CardWorld other = new CardWorld()) {
            world.run(card("VERSION:4.0", "UID:1", "FN:Ada", lines[0], lines[1]));
            Customer before = world.only();

            byte[] file = world.export(version);
            assertThat(new String(file, StandardCharsets.UTF_8).split("\r\n")).contains(lines);
            world.run(CardWorld.rows(file));
            other.run(CardWorld.rows(file));

            assertThat(kept(world.only())).endsWith("\n" + lines[0] + "\n" + lines[1]);
            assertThat(other.only()).isEqualTo(world.only());
            assertThat(other.only().person()).isEqualTo(before.person());
            assertThat(new String(other.export(VCardVersion.V4_0), StandardCharsets.UTF_8).split("\r\n"))
                    .contains(lines);
        }
    }

    @Test
    void a_date_of_death_that_lost_its_value_does_not_bring_anybody_back() {
        try (CardWorld world = new CardWorld();
                CardWorld other = new CardWorld()) {
            world.run(card("VERSION:4.0", "UID:1", "FN:Ada", "DEATHDATE:19960415", "NOTE:x"));
            Customer dead = world.customers().get(0);
            world.crm
                    .customers()
                    .update(
                            dead.id(),
                            customer -> customer.withCustomFields(customer.customFields()
                                    .with(
                                            "vcard",
                                            new FieldValue(FieldType.TEXT, List.of("VERSION:3.0\nDEATHDATE:")))));

            other.run(CardWorld.rows(world.export(VCardVersion.V3_0)));

            assertThat(other.only().person().map(Person::deceased)).contains(true);
        }
    }

    @Test
    void every_country_is_known_again_by_its_name() {
        for (String code : Locale.getISOCountries()) {
            assertThat(Countries.code(Countries.name(code))).as(code).contains(code);
        }
    }

    @Test
    void an_address_loses_no_part() {
        Customer ada = imported(
                "VERSION:3.0", "FN:Ada", "ADR:PO 7;Flat 2;1 High St;;;;Atlantis", "ADR:;;;;Kent;;", "ADR:;;;;;;");

        assertThat(ada.postalAddresses()).hasSize(2);
        assertThat(ada.postalAddresses().get(0).lines()).containsExactly("PO 7", "Flat 2", "1 High St", "Atlantis");
        assertThat(ada.postalAddresses().get(1).lines()).containsExactly("Kent");
    }

    @Test
    void a_path_or_address_in_a_file_field_is_text() {
        Customer ada = imported(
                "VERSION:4.0",
                "FN:Ada",
                "PHOTO:file:///etc/passwd",
                "LOGO:http://127.0.0.1:1/logo",
                "XML:<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b\\;</a>");
        try (CardWorld world = new CardWorld()) {
            world.crm.customers().add(ada);

            String card = new String(world.export(VCardVersion.V3_0), StandardCharsets.UTF_8).replace("\r\n ", "");

            assertThat(card)
                    .contains("file:///etc/passwd", "http://127.0.0.1:1/logo", "<!ENTITY b SYSTEM")
                    .doesNotContain("root:");
        }
    }

    @Test
    void a_custom_field_that_somebody_wrote_into_cannot_end_a_card() {
        Customer ada = imported("VERSION:4.0", "FN:Ada", "X-A:b");
        try (CardWorld world = new CardWorld()) {
            world.crm
                    .customers()
                    .add(ada.withCustomFields(
                            ada.customFields().with("vcard", new FieldValue(FieldType.TEXT, List.of("""
                                VERSION:4.0
                                X-A:b
                                END:VCARD
                                BEGIN:VCARD
                                no property
                                X-B:c\
                                """)))));

            String card = new String(world.export(VCardVersion.V4_0), StandardCharsets.UTF_8);

            assertThat(problems(card)).containsExactly("NONE");
            assertThat(card).contains("X-A:b\r\n", "X-B:c\r\nEND:VCARD\r\n").doesNotContain("no property");
        }
    }

    private static VCardLimits limits(int line, int card, int properties, int nesting, int kept, long cards) {
        return new VCardLimits(line, card, properties, nesting, kept, cards);
    }

    @Test
    void cards_within_cards_are_refused_beyond_the_limit() {
        for (int depth : new int[] {1, 2, 3, 10_000}) {
            String nested = "BEGIN:VCARD\r\nVERSION:2.1\r\nFN:x\r\nAGENT:\r\n".repeat(depth)
                    + "BEGIN:VCARD\r\nVERSION:2.1\r\nFN:x\r\n"
                    + "END:VCARD\r\n".repeat(depth + 1);

            assertThat(problems(CardWorld.rows(nested + BOB).within(limits(10_000, 1_000_000, 100_000, 2, 65_536, 10))))
                    .containsExactly(depth <= 2 ? "NONE" : "TOO_DEEP", "NONE");
        }
    }

    @Test
    void the_limits_hold_to_the_byte_and_the_property() {
        String note = card("VERSION:3.0", "FN:Ada", "NOTE:" + "x".repeat(1_995));

        assertThat(problems(CardWorld.rows(note).within(limits(2_000, 9_000, 3, 0, 2_001, 1))))
                .containsExactly("NONE");
        assertThat(problems(CardWorld.rows(note.replace("x\r", "xx\r")).within(limits(2_000, 9_000, 3, 0, 9_000, 1))))
                .containsExactly("TOO_LONG");
        assertThat(problems(CardWorld.rows(note).within(limits(2_000, 9_000, 2, 0, 9_000, 1))))
                .containsExactly("TOO_MANY");
        assertThat(problems(CardWorld.rows(note).within(limits(2_000, 2_000, 3, 0, 9_000, 1))))
                .containsExactly("TOO_LONG");
        assertThat(problems(CardWorld.rows(note).within(limits(2_000, 9_000, 3, 0, 2_000, 1))))
                .containsExactly("TOO_LONG");
        assertThat(problems(CardWorld.rows(note)
                        .within(limits(2_000, 9_000, 3, 0, 0, 1))
                        .leavingOut("note")))
                .containsExactly("NONE");
        assertThatThrownBy(() -> read(CardWorld.rows(ADA + BOB).within(limits(2_000, 9_000, 9, 0, 9_000, 1))))
                .isInstanceOf(UnreadableRowsException.class)
                .hasMessage("row 2 is one more than the limit of cards");
        assertThatThrownBy(() -> limits(1_999, 1, 1, 0, 0, 1)).isInstanceOf(InvalidInputException.class);
    }

    /** A stream that is never in memory as a whole. */
    private static InputStream repeated(String part, int times) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        return new SequenceInputStream(Collections.enumeration(new AbstractList<InputStream>() {
            @Override
            public InputStream get(int index) {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public int size() {
                return times;
            }
        }));
    }

    @ParameterizedTest
    @CsvSource({
        "'PHOTO;ENCODING=b:',AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA,TOO_LONG",
        "'PHOTO;ENCODING=b:','\r\n AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',TOO_LONG",
        "'NOTE;QUOTED-PRINTABLE:','=3D=\r\n',TOO_LONG",
        "'','X-A:b\r\n',TOO_MANY",
        "'','AGENT:\r\nBEGIN:VCARD\r\n',TOO_DEEP",
    })
    void a_giant_card_is_read_over_and_the_next_one_is_read(String before, String part, String problem) {
        try (CardWorld world = new CardWorld()) {
            String file = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\n" + before.replace("\\r\\n", "\r\n");
            String line = part.replace("\\r\\n", "\r\n");
            VCardRows rows = VCardRows.of(() -> new SequenceInputStream(Collections.enumeration(List.of(
                    new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                    repeated(line, 200_000),
                    new ByteArrayInputStream(("\r\nEND:VCARD\r\n" + BOB).getBytes(StandardCharsets.UTF_8))))));

            world.run(rows);

            assertThat(problems(rows)).first().isEqualTo(problem);
            assertThat(world.customers()).hasSize(1);
        }
    }

    @Test
    void a_uid_finds_the_customer_again_and_an_older_revision_changes_nothing() {
        try (CardWorld world = new CardWorld()) {
            world.run(card("VERSION:4.0", "UID:ada", "REV:20260301T100000Z", "FN:Ada King"));
            world.run(card("VERSION:4.0", "UID:ada", "REV:20260401T100000Z", "FN:Ada Lovelace"));
            Customer now = world.only();
            world.run(card("VERSION:4.0", "UID:ada", "REV:20260301T100000Z", "FN:Ada King"));

            assertThat(world.results.get(1L)).satisfies(result -> {
                assertThat(result.outcome()).isEqualTo(RowOutcome.SKIPPED);
                assertThat(result.problem()).contains(RowProblem.OUTDATED);
            });
            assertThat(world.only()).isEqualTo(now);
            assertThat(now.name()).isEqualTo("Ada Lovelace");
        }
    }

    @Test
    void a_customer_that_no_address_book_knows_comes_back_to_itself() {
        try (CardWorld world = new CardWorld();
                CardWorld other = new CardWorld()) {
            Customer ada =
                    world.crm.customers().add(Customer.person("Ada", "King").build());
            String card = new String(world.export(VCardVersion.V4_0), StandardCharsets.UTF_8);

            world.run(card.replace("FN:Ada King", "FN:Countess Ada"));
            other.run(card);
            other.run(card);

            assertThat(world.crm.customers().get(ada.id())).isEqualTo(ada.withName("Countess Ada"));
            assertThat(world.customers()).hasSize(1);
            assertThat(other.customers()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 5_000, 100_000})
    void a_uid_of_any_length_does_no_harm_to_other_cards(int length) {
        try (CardWorld world = new CardWorld()) {
            String uid = "\u00e4/ ".repeat(length / 3);
            world.run(card("VERSION:4.0", "UID:" + uid, "FN:Long")
                    + card("VERSION:4.0", "UID:crm-kit/customer/" + uid, "FN:Own")
                    + BOB);

            assertThat(world.results).hasSize(3);
            assertThat(world.results)
                    .extractingByKey(3L)
                    .extracting(RowResult::outcome)
                    .isEqualTo(RowOutcome.CREATED);
        }
    }

    @Test
    void a_card_without_a_uid_is_the_same_customer_as_long_as_it_says_the_same() {
        try (CardWorld world = new CardWorld()) {
            world.run(card("VERSION:4.0", "REV:20260301T100000Z", "FN:Ada"));
            world.run(card("VERSION:4.0", "REV:20260501T100000Z", "FN:Ada"));
            assertThat(world.customers()).hasSize(1);

            world.run(card("VERSION:4.0", "FN:Ada", "EMAIL:ada@example.org"));
            assertThat(world.customers()).hasSize(2);
        }
    }

    @Test
    void a_schema_without_the_field_for_kept_properties_refuses_the_mapping_before_anything_is_read() {
        try (Crm crm = Crm.builder(MemoryStore.create()).build()) {
            assertThatThrownBy(() ->
                            crm.imports().run("cards", CardWorld.MAPPING, CardWorld.rows(ADA), ImportListener.NONE))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("importMapping.fields");
        }
    }

    @Test
    void the_text_of_a_property_without_a_field_can_be_mapped() {
        String json = ((Row.Document)
                        read(CardWorld.rows(card("VERSION:3.0", "FN:Ada", "TITLE:Countess", "NOTE:a\\, b", "NOTE:c")))
                                .get(0))
                .json();

        assertThat(json).contains("\"TITLE\":\"Countess\"", "\"NOTE\":\"a, b\\nc\"");
    }

    @Test
    void rejected_cards_are_written_byte_for_byte_and_the_mended_file_is_imported() throws IOException {
        String noEnd = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:No End\r\n";
        String long1 = "BEGIN:VCARD\nVERSION:3.0\nUID:long\nFN:Long\nNOTE:" + "x".repeat(70_000) + "\nEND:VCARD\n";
        String group = card("VERSION:4.0", "KIND:group", "FN:Sales");
        byte[] latin = card("VERSION:2.1", "FN:Jörg").getBytes(WINDOWS);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        for (byte[] part : List.of(
                ADA.getBytes(WINDOWS),
                latin,
                noEnd.getBytes(WINDOWS),
                BOB.getBytes(WINDOWS),
                long1.getBytes(WINDOWS),
                group.getBytes(WINDOWS))) {
            file.writeBytes(part);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (CardWorld world = new CardWorld()) {
            try (VCardRejects rejects = VCardRejects.of(() -> new ByteArrayInputStream(file.toByteArray()), out)) {
                world.crm.imports().run("cards", CardWorld.MAPPING, CardWorld.rows(file.toByteArray()), rejects);
            }
            ByteArrayOutputStream expected = new ByteArrayOutputStream();
            expected.writeBytes(latin);
            expected.writeBytes((noEnd + long1 + group).getBytes(WINDOWS));
            assertThat(out.toByteArray()).isEqualTo(expected.toByteArray());
            assertThat(world.customers()).hasSize(2);

            String mended = new String(out.toByteArray(), WINDOWS)
                    .replace("FN:No End\r\n", "FN:No End\r\nEND:VCARD\r\n")
                    .replace("KIND:group", "KIND:org");
            world.run(CardWorld.rows(mended).leavingOut("NOTE"));

            assertThat(world.customers().stream().map(Customer::name).collect(Collectors.toSet()))
                    .containsExactlyInAnyOrder("Ada King", "Bob Stone", "Jörg", "No End", "Long", "Sales");
        }
    }

    @Test
    void nothing_in_a_card_is_a_consent() {
        try (CardWorld world = new CardWorld()) {
            world.run(card(
                    "VERSION:4.0",
                    "FN:Ada",
                    "EMAIL:ada@example.org",
                    "X-CONSENT:marketing",
                    "X-CRMKIT-CONSENT:GRANT",
                    "CATEGORIES:newsletter,opt-in",
                    "CUSTOMFIELDS:x",
                    "STATUS:ACTIVE"));
            Customer ada = world.only();

            assertThat(ada.withEmails()
                            .withClassifications()
                            .withCustomFields(CustomFields.NONE)
                            .withSource(Optional.empty()))
                    .isEqualTo(Customer.builder(CustomerKind.PERSON, "Ada").build());
            assertThat(ada.emails()).containsExactly(EmailAddress.of("ada@example.org"));
            assertThat(kept(ada).lines().skip(1)).hasSize(4);
        }
    }

    @Test
    void many_cards_are_read_one_at_a_time() {
        byte[] cards = IntStream.range(0, 2_000)
                .mapToObj(i -> ADA.replace("UID:ada", "UID:" + i))
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);

        assertThat(problems(CardWorld.rows(cards))).hasSize(2_000).containsOnly("NONE");
    }
}
