package io.crmkit.privacy.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.Crm;
import io.crmkit.core.csv.CsvFormat;
import io.crmkit.core.csv.CsvRows;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.field.FieldSchema;
import io.crmkit.core.imports.FieldMapping;
import io.crmkit.core.imports.ImportListener;
import io.crmkit.core.imports.ImportMapping;
import io.crmkit.core.imports.ImportRun;
import io.crmkit.core.imports.ImportRunId;
import io.crmkit.core.imports.RowOutcome;
import io.crmkit.core.imports.RowSource;
import io.crmkit.core.imports.UnreadableRowsException;
import io.crmkit.core.repository.Query;
import io.crmkit.core.source.Source;
import io.crmkit.core.vcard.VCardMapping;
import io.crmkit.core.vcard.VCardRows;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.TestSafeguards;
import io.crmkit.store.jdbc.JdbcStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Imports on SQLite: a run goes on after a restart, and what is kept to undo it goes with an erasure. */
class ImportFilesTest {
    private static final ImportMapping MAPPING = ImportMapping.customers(
            "shop", "id", FieldMapping.of("name", "/name"), FieldMapping.of("mail", "/emails/0/raw"));
    private static final PlantedValues PLANTED = new PlantedValues("Zwölfboten", "planted@example.org", "planted-key");

    @TempDir
    Path directory;

    private Crm open() {
        return Crm.builder(JdbcStore.sqlite(directory.resolve("crm.db")))
                .clock(() -> Instant.parse("2026-11-23T17:00:00Z"))
                .build();
    }

    private static RowSource csv(String text) {
        return CsvRows.of(() -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), CsvFormat.FOREIGN);
    }

    @Test
    void a_run_that_broke_goes_on_after_a_restart_and_doubles_nothing() {
        StringBuilder file = new StringBuilder("id,name,mail\n");
        for (int i = 0; i < 1_200; i++) {
            file.append(i).append(",name ").append(i).append(",m").append(i).append("@example.org\n");
        }
        ImportRunId id;
        try (Crm crm = open()) {
            assertThatThrownBy(() -> crm.imports()
                            .run("file", MAPPING, csv(file + "x,\"" + "y".repeat(100_000)), ImportListener.NONE))
                    .isInstanceOf(UnreadableRowsException.class);
            ImportRun broken = crm.repository(ImportRun.TYPE).stream(Query.all())
                    .findFirst()
                    .orElseThrow();
            assertThat(broken.rows()).isEqualTo(1_200);
            id = broken.id();
        }
        try (Crm crm = open()) {
            file.append("x,last,\n");
            ImportRun run = crm.imports().resume(id, csv(file.toString()), ImportListener.NONE);

            assertThat(run.count(RowOutcome.CREATED)).isEqualTo(1_201);
            assertThat(crm.customers().stream(Query.all())).hasSize(1_201);
            assertThat(crm.imports().undo(id).removed()).isEqualTo(1_201);
            assertThat(crm.customers().stream(Query.all())).isEmpty();
        }
    }

    @Test
    void invariant_i6_no_planted_value_survives_the_erasure_of_an_imported_customer() throws IOException {
        try (Crm crm = open()) {
            crm.imports()
                    .run(
                            "one",
                            MAPPING,
                            csv("id,name,mail\nplanted-key,Zwölfboten,planted@example.org\n"),
                            ImportListener.NONE);
            crm.imports().run("two", MAPPING, csv("id,name,mail\nplanted-key,Smith,\n"), ImportListener.NONE);
            Customer customer = crm.customers()
                    .findBy(Customer.SOURCE, Source.of("shop", "planted-key"))
                    .orElseThrow();
            assertThat(customer.name()).isEqualTo("Smith");
            assertThat(PLANTED.in(directory)).as("before").isNotEmpty();

            Privacy.on(crm)
                    .safeguards(TestSafeguards.create())
                    .build()
                    .erasure()
                    .erase(customer.id(), "request-9");
        }
        assertThat(PLANTED.in(directory)).as("after the store is closed").isEmpty();
    }

    @Test
    void invariant_i6_what_was_kept_of_a_card_goes_with_the_customer() throws IOException {
        PlantedValues kept = new PlantedValues("Plantedoncle", "planted-photo", "planted-note");
        try (Crm crm = Crm.builder(JdbcStore.sqlite(directory.resolve("crm.db")))
                .fields(FieldSchema.of(VCardMapping.KEPT))
                .clock(() -> Instant.parse("2026-11-23T17:00:00Z"))
                .build()) {
            for (String note : List.of("planted-note", "other")) {
                String card = "BEGIN:VCARD\n"
                        + "VERSION:4.0\n"
                        + "UID:u\n"
                        + "FN:Ada\n"
                        + "X-UNCLE:Plantedoncle\n"
                        + "PHOTO:http://h/planted-photo\n"
                        + "NOTE:"
                        + note + "\nEND:VCARD\n";
                crm.imports()
                        .run(
                                "cards",
                                VCardMapping.customers("contacts"),
                                VCardRows.of(() -> new ByteArrayInputStream(card.getBytes(StandardCharsets.UTF_8))),
                                ImportListener.NONE);
            }
            Customer ada = crm.customers()
                    .findBy(Customer.SOURCE, Source.of("contacts", "u"))
                    .orElseThrow();
            assertThat(kept.in(directory)).as("before").isNotEmpty();

            Privacy.on(crm)
                    .safeguards(TestSafeguards.create())
                    .build()
                    .erasure()
                    .erase(ada.id(), "request-9");
        }
        assertThat(kept.in(directory)).as("after the store is closed").isEmpty();
    }
}
