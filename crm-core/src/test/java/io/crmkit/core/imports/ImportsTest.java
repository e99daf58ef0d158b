package io.crmkit.core.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.csv.CsvFormat;
import io.crmkit.core.csv.CsvImportReport;
import io.crmkit.core.csv.CsvRejects;
import io.crmkit.core.csv.CsvRows;
import io.crmkit.core.csv.CsvTable;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.duplicate.Duplicates;
import io.crmkit.core.duplicate.MatchDecision;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.error.StaleVersionException;
import io.crmkit.core.match.MatchOutcome;
import io.crmkit.core.merge.MergeRequest;
import io.crmkit.core.repository.Query;
import io.crmkit.core.source.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImportsTest {
    private static final ImportMapping SIMPLE = ImportMapping.customers(
            "shop",
            "id",
            FieldMapping.of("given", "/person/name/given"),
            FieldMapping.of("family", "/person/name/family"),
            FieldMapping.of("mail", "/emails/0/raw"));

    private final ImportWorld world = new ImportWorld();

    @AfterEach
    void close() {
        world.close();
    }

    private ImportRun run(ImportMapping mapping, String file) {
        return world.run(mapping, 10, file);
    }

    private Customer customer(String key) {
        return world.crm
                .customers()
                .findBy(Customer.SOURCE, Source.of("shop", key))
                .orElseThrow();
    }

    @Test
    void invariant_i11_one_file_with_every_outcome() {
        run(SIMPLE, "id;given;family;mail\n1;Ada;King;a@example.org\n2;Bob;Ray;\n");

        ImportRun run = run(
                SIMPLE.with(RepeatedKey.FIRST),
                "id;given;family;mail\n1;Ada;King;A@EXAMPLE.org\n2;Bob;Ray;b@example.org\n2;x;y;\n3;Eve;;\n;No;Key;\n4\n");

        assertThat(world.outcomes())
                .containsExactly(
                        "1 UNCHANGED Optional.empty Optional.empty",
                        "2 UPDATED Optional.empty Optional.empty",
                        "3 SKIPPED Optional[REPEATED_KEY] Optional[id]",
                        "4 CREATED Optional.empty Optional.empty",
                        "5 FAILED Optional[KEY_MISSING] Optional[id]",
                        "6 FAILED Optional[CELL_COUNT] Optional.empty");
        assertThat(run.rows()).isEqualTo(6);
        assertThat(run.count(RowOutcome.FAILED)).isEqualTo(2);
        assertThat(customer("1").emails()).extracting(EmailAddress::raw).containsExactly("a@example.org");
    }

    @Test
    void of_repeated_keys_the_last_row_alone_counts() {
        run(SIMPLE.with(RepeatedKey.LAST), "id;given;family;mail\n1;Ada;King;a@example.org\n1;;Byron;\n");

        assertThat(customer("1").name()).isEqualTo("Byron");
        assertThat(customer("1").emails()).isEmpty();
    }

    @Test
    void a_row_with_nothing_but_a_phone_number_is_a_customer() {
        run(
                ImportMapping.customers("shop", "id", FieldMapping.of("phone", "/phones/0/raw")),
                "id;phone\n1;+49 30 123456\n");

        assertThat(customer("1").name()).isEqualTo("+49 30 123456");
    }

    @Test
    void the_name_to_show_follows_its_parts_unless_somebody_chose_another() {
        run(SIMPLE, "id;given;family;mail\n1;Ada;King;\n2;Bob;Ray;\n");
        world.crm.customers().update(customer("2").id(), bob -> bob.withName("Mister Bob"));

        run(SIMPLE, "id;given;family;mail\n1;;Byron;\n2;;Roy;\n");

        assertThat(customer("1").name()).isEqualTo("Ada Byron");
        assertThat(customer("2").name()).isEqualTo("Mister Bob");
    }

    @Test
    void gaps_are_filled_and_what_is_there_stays() {
        run(SIMPLE, "id;given;family;mail\n1;Ada;;\n");

        run(SIMPLE.with(ExistingRecords.FILL_GAPS), "id;given;family;mail\n1;Eve;King;a@example.org\n");

        assertThat(customer("1").name()).isEqualTo("Ada King");
        assertThat(customer("1").emails()).hasSize(1);
    }

    @Test
    void a_key_of_a_merged_customer_leads_to_the_one_it_turned_out_to_be() {
        run(SIMPLE, "id;given;family;mail\n1;Ada;King;\n2;Ada;King;\n");
        world.crm
                .merges()
                .merge(MergeRequest.of(customer("1").id(), customer("2").id()));

        run(SIMPLE, "id;given;family;mail\n2;Ada;King;a@example.org\n");

        assertThat(customer("1").emails()).hasSize(1);
        assertThat(customer("2").mergedInto()).contains(customer("1").id());
    }

    @Test
    void invariant_i8_no_mapping_reaches_a_consent_or_anything_else_that_records_do_not_have() {
        for (String field : List.of("/consent", "/consents/0/purpose", "/emails/0/optIn", "/emails/0/canonical")) {
            ImportMapping mapping = ImportMapping.customers("shop", "id", FieldMapping.of("x", field));

            assertThatThrownBy(() -> run(mapping, "id;x\n1;GRANT\n"))
                    .as(field)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("importMapping.fields must name fields of the type customer");
        }
        assertThatThrownBy(() -> ImportMapping.customers("shop", "id", FieldMapping.of("x", "/mergedInto")))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void columns_that_do_not_fit_the_mapping_refuse_the_file_before_anything_is_stored() {
        int commits = world.store.commits;

        assertThatThrownBy(() -> run(SIMPLE, "id;given;family;mail;shoe size\n1;Ada;King;;42\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("import.columns must all be in the mapping: column 5 of 5 is not");
        assertThatThrownBy(() -> run(SIMPLE, "id;given;family\n1;Ada;King\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("import.columns must have every column of the mapping: \"mail\" is missing");
        assertThatThrownBy(() -> run(SIMPLE, "ID;given;Family;e-mail\n1;Ada;King;a@example.org\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "import.columns must have every column of the mapping: \"family\", \"id\", \"mail\" are missing; there, but"
                                + " with other upper and lower case: \"family\", \"id\"");
        assertThatThrownBy(() -> run(ImportMapping.records("customer"), "id;name\n1;Ada\n"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("importMapping.fields must be named for a table");
        assertThat(world.store.commits).isEqualTo(commits);
    }

    @Test
    void unknown_columns_become_custom_fields_if_the_mapping_says_so() {
        run(SIMPLE.with(UnknownColumns.KEEP), "id;given;family;mail;Badge\n1;Ada;King;;b7\n");
        run(SIMPLE.with(UnknownColumns.IGNORE), "id;given;family;mail;Badge\n1;Ada;King;;b8\n");

        assertThat(customer("1").customFields().get("badge").orElseThrow().text())
                .isEqualTo("b7");
    }

    @Test
    void rejected_rows_can_be_mended_and_imported_again() throws IOException {
        ByteArrayOutputStream rejected = new ByteArrayOutputStream();
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        String file = "id;given;family;born\n1;Ada;King;10.12.1815\n2;=Bob;Ray;31.02.1990\n";
        ImportMapping mapping = ImportMapping.customers(
                "shop",
                "id",
                FieldMapping.of("given", "/person/name/given"),
                FieldMapping.of("family", "/person/name/family"),
                FieldMapping.of("born", "/person/birthDate").withDates("dd.MM.uuuu"));
        try (CsvRejects rejects = CsvRejects.to(rejected, CsvFormat.SAFE);
                CsvTable table = CsvTable.begin(report, CsvFormat.SAFE, CsvImportReport.COLUMNS)) {
            world.crm.imports().run("file", mapping, ImportWorld.csv(file), rejects.and(CsvImportReport.to(table)));
        }
        assertThat(rejected.toString(StandardCharsets.UTF_8))
                .isEqualTo("id,given,family,born\r\n2,'=Bob,Ray,31.02.1990\r\n");
        assertThat(report.toString(StandardCharsets.UTF_8)).contains("2,FAILED,UNREADABLE_VALUE,born,");

        String mended = rejected.toString(StandardCharsets.UTF_8).replace("31.02", "28.02");
        world.crm
                .imports()
                .run(
                        "mended",
                        mapping,
                        CsvRows.of(
                                () -> new ByteArrayInputStream(mended.getBytes(StandardCharsets.UTF_8)),
                                CsvFormat.SAFE),
                        ImportListener.NONE);

        assertThat(customer("2").name()).isEqualTo("=Bob Ray");
    }

    @Test
    void a_customer_that_may_be_the_same_is_added_and_waits_for_a_person_and_one_that_is_the_same_is_changed() {
        ImportMapping mapping = ImportWorld.MAPPING.matched();
        String ada = "Ada;Lovelace;10.12.1815;ada@example.org;+49 30 123456;%s;A;\n";
        run(mapping, ImportWorld.heading() + "1;" + ada.replace("%s", "P1"));
        Duplicates duplicates = world.crm.duplicates();

        run(mapping, ImportWorld.heading() + "2;" + ada.replace("%s", "") + "3;" + ada.replace("%s", "P2"));

        assertThat(world.result(1).outcome()).isEqualTo(RowOutcome.UNCHANGED);
        assertThat(world.result(1).record()).contains(customer("1").id().value());
        assertThat(world.result(2).outcome()).isEqualTo(RowOutcome.REVIEW);
        assertThat(world.crm.repository(MatchDecision.TYPE).stream(Duplicates.open(MatchOutcome.REVIEW)))
                .hasSize(1);
        assertThat(duplicates.check(customer("3"))).hasSize(1);
    }

    @Test
    void what_was_changed_since_a_run_stays_when_the_run_is_undone_and_is_listed() {
        ImportRun run = run(SIMPLE, "id;given;family;mail\n1;Ada;King;\n2;Bob;Ray;\n");
        Customer ada = customer("1");
        world.crm.customers().update(ada.id(), before -> before.withName("Countess"));

        ImportUndo undo = world.crm.imports().undo(run.id());

        assertThat(undo.removed()).isEqualTo(1);
        assertThat(undo.conflicts())
                .containsExactly(new ImportConflict("customer", ada.id().value(), 1, ImportConflict.Reason.CHANGED));
        assertThat(world.crm.customers().stream(Query.all()))
                .extracting(Customer::id)
                .containsExactly(ada.id());
        assertThatThrownBy(() -> world.crm.imports().resume(run.id(), ImportWorld.csv(""), ImportListener.NONE))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_run_does_not_go_on_with_another_file_nor_twice_at_once() {
        String file = "id;given;family;mail\n1;Ada;King;\n2;Bob;Ray;\n3;Eve;Roe;\n";
        world.store.lostRequest = world.store.commits + 2;
        assertThatThrownBy(() -> world.run(SIMPLE, 1, file)).isInstanceOf(io.crmkit.store.StoreException.class);
        ImportRun begun = world.crm.repository(ImportRun.TYPE).stream(Query.all())
                .findFirst()
                .orElseThrow();
        assertThat(begun.rows()).isEqualTo(1);

        assertThatThrownBy(() -> world.crm
                        .imports()
                        .resume(begun.id(), ImportWorld.csv(file.replace("Ada", "Ida")), ImportListener.NONE))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("import.rows must be those that the run began with");
        assertThatThrownBy(() -> world.crm.imports().resume(begun.id(), ImportWorld.csv(file), new ImportListener() {
                    private boolean other = true;

                    @Override
                    public void decided(Row row, RowResult result) {
                        if (other) {
                            other = false;
                            world.crm.imports().resume(begun.id(), ImportWorld.csv(file), ImportListener.NONE);
                        }
                    }
                }))
                .isInstanceOf(StaleVersionException.class);
        assertThat(world.facts()).hasSize(3);
    }

    @Test
    void no_exception_and_no_description_shows_what_a_row_says() {
        Row row = new Row.Cells(1, List.of("mail"), List.of("ada@example.org"), Optional.empty());

        assertThat(row.toString()).isEqualTo("Row[1]");
        assertThat(new Row.Document(2, "{\"mail\":\"ada@example.org\"}", Optional.empty()).toString())
                .isEqualTo("Row[2]");
    }

    @Test
    void a_custom_field_is_replaced_and_an_address_of_which_more_is_known_is_the_same_one() {
        ImportMapping mapping = ImportMapping.customers(
                "shop",
                "id",
                FieldMapping.of("badge", "/customFields/badge"),
                FieldMapping.of("name", "/name"),
                FieldMapping.of("street", "/postalAddresses/0/lines/0"),
                FieldMapping.of("town", "/postalAddresses/0/locality"),
                FieldMapping.of("country", "/postalAddresses/0/country"));
        run(mapping, "id;badge;name;street;town;country\n1;b1;Ada;Way 1;Ulm;\n");

        run(mapping, "id;badge;name;street;town;country\n1;b2;Ada;Way 1;Ulm;DE\n2;b3;Bob;Way 1;Ulm;Narnia\n");

        assertThat(world.outcomes())
                .containsExactly(
                        "1 UPDATED Optional.empty Optional.empty", "2 FAILED Optional[RULE] Optional[country]");
        assertThat(customer("1").customFields().get("badge").orElseThrow().text())
                .isEqualTo("b2");
        assertThat(customer("1").postalAddresses()).hasSize(1);
        assertThat(customer("1").postalAddresses().get(0).country()).contains("DE");
    }

    @Test
    void a_value_that_no_field_takes_names_its_column() {
        run(
                ImportMapping.customers(
                        "shop", "id", FieldMapping.of("name", "/name"), FieldMapping.of("stage", "/lifecycle")),
                "id;name;stage\n1;Ada;SLEEPING\n");

        assertThat(world.outcomes()).containsExactly("1 FAILED Optional[UNREADABLE_VALUE] Optional[stage]");
    }

    private List<String> told() {
        return world.crm.feed().read(world.crm.feed().start(), 1_000).entries().stream()
                .flatMap(entry -> entry.changes().stream())
                .map(change -> change.type() + " " + change.kind())
                .toList();
    }

    @Test
    void the_feed_tells_of_the_journal_only_where_nothing_else_would_show_that_a_commit_landed() {
        String file = "id;given;family;mail\n1;Ada;King;\n";
        run(SIMPLE, file);
        ImportRun again = run(SIMPLE, file);
        assertThat(told())
                .contains("customer ADDED", "import_run UPDATED")
                .noneMatch(what -> what.startsWith("imported"));

        world.store.lostReply = world.store.commits + 1; // the one behind that of the run
        world.crm.imports().undo(again.id());

        assertThat(told()).contains("imported_record REMOVED");
    }

    @Test
    void records_with_long_ids_are_undone_too() {
        String id = "x".repeat(80);
        JsonLines rows = JsonLines.of(() -> new ByteArrayInputStream(("{\"id\":\"" + id
                        + "\",\"name\":\"Ada\",\"kind\":\"PERSON\"}\n"
                        + "{\"id\":\"#1\",\"name\":\"Bob\",\"kind\":\"PERSON\"}\n")
                .getBytes(StandardCharsets.UTF_8)));
        ImportRun run = world.crm.imports().run("file", ImportMapping.records("customer"), rows, world.listener);
        assertThat(run.count(RowOutcome.CREATED)).isEqualTo(2);

        assertThat(world.crm.imports().undo(run.id()).removed()).isEqualTo(2);
        assertThat(world.crm.customers().stream(Query.all())).isEmpty();
    }

    @Test
    void a_mapping_is_data() {
        ImportMapping mapping = ImportWorld.MAPPING.matched().with(UnknownColumns.KEEP);

        assertThat(ImportMapping.parse(mapping.json())).isEqualTo(mapping);
    }
}
