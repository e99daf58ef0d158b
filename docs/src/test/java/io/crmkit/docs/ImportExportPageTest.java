package io.crmkit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.actor.Actor;
import io.crmkit.core.csv.CsvFormat;
import io.crmkit.core.csv.CsvRows;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.exports.CloudEvents;
import io.crmkit.core.exports.JsonLinesExport;
import io.crmkit.core.feed.FeedPosition;
import io.crmkit.core.field.FieldSchema;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.imports.ConsentColumn;
import io.crmkit.core.imports.FieldMapping;
import io.crmkit.core.imports.ImportConflict;
import io.crmkit.core.imports.ImportListener;
import io.crmkit.core.imports.ImportMapping;
import io.crmkit.core.imports.ImportRun;
import io.crmkit.core.imports.ImportUndo;
import io.crmkit.core.imports.JsonLinesReport;
import io.crmkit.core.imports.RowOutcome;
import io.crmkit.core.imports.RowSource;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.repository.Query;
import io.crmkit.core.vcard.VCardExport;
import io.crmkit.core.vcard.VCardMapping;
import io.crmkit.core.vcard.VCardRejects;
import io.crmkit.core.vcard.VCardRows;
import io.crmkit.core.vcard.VCardVersion;
import io.crmkit.privacy.Privacy;
import io.crmkit.store.memory.MemoryStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of docs/import-export.md. */
class ImportExportPageTest {
    @Test
    void imports(@TempDir Path directory) throws IOException {
        Path path = Files.writeString(
                directory.resolve("customers.csv"),
                "id;given;family;born;mail;phone\n1;Ada;Lovelace;10.12.1815;ada@example.org;030 123456\n");
        Crm crm = Crm.builder(MemoryStore.create()).build();
        // snippet
        ImportMapping mapping = ImportMapping.customers(
                        "shop",
                        "id",
                        FieldMapping.of("given", "/person/name/given"),
                        FieldMapping.of("family", "/person/name/family"),
                        FieldMapping.of("born", "/person/birthDate").withDates("dd.MM.uuuu"),
                        FieldMapping.of("mail", "/emails/0/raw"),
                        FieldMapping.of("phone", "/phones/0/raw"))
                .withConstants(Map.of("/phones/0/region", "DE"));
        RowSource file = CsvRows.of(() -> Files.newInputStream(path), CsvFormat.FOREIGN);

        ImportRun preview = crm.imports().rehearse("customers.csv", mapping, file, ImportListener.NONE);
        if (preview.count(RowOutcome.FAILED) == 0) {
            ImportRun run = crm.as(Actor.importer("nightly"))
                    .imports()
                    .run("customers.csv", mapping, file, ImportListener.NONE);
            ImportUndo undo = crm.imports().undo(run.id()); // if it was the wrong file
            report(undo.conflicts());
        }
        // end
        assertThat(preview.counts()).isEqualTo(Map.of(RowOutcome.CREATED, 1L));
        assertThat(crm.customers().stream(Query.all())).isEmpty();
    }

    @Test
    void consents() {
        Crm crm = Crm.builder(MemoryStore.create()).build();
        Privacy privacy = Privacy.on(crm).build();
        ImportMapping mapping = ImportMapping.customers("shop", "id", FieldMapping.of("name", "/name"));
        byte[] bytes =
                "id,name,newsletter,since,proof\n1,Ada,unsubscribed,2026-03-01,\n".getBytes(StandardCharsets.UTF_8);
        RowSource members = CsvRows.of(() -> new ByteArrayInputStream(bytes), CsvFormat.FOREIGN);
        // snippet
        ConsentColumn newsletter = ConsentColumn.stops(
                        "newsletter", Purpose.MARKETING, Channel.EMAIL, "no", "unsubscribed")
                .saidAt("since")
                .grants("proof", "newsletter-2026-05", "yes");
        ImportRun run =
                privacy.imports().run("members.csv", mapping.withConsents(newsletter), members, ImportListener.NONE);
        // end
        assertThat(run.count(RowOutcome.CREATED)).isEqualTo(1);
        assertThat(privacy.log(crm.customers().stream(Query.all())
                                .findFirst()
                                .orElseThrow()
                                .id())
                        .events())
                .hasSize(1);
    }

    private static void report(List<ImportConflict> conflicts) {
        assertThat(conflicts).isEmpty();
    }

    @Test
    void exports() {
        Crm crm = Crm.builder(MemoryStore.create()).build();
        crm.customers().add(Customer.person("Ada", "Lovelace").build());
        FeedPosition position = crm.feed().start();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> queue = new ArrayList<>();
        // snippet
        JsonLinesExport.writeAll(Customer.TYPE, crm.customers(), out);
        CloudEvents events = CloudEvents.from(URI.create("urn:crm:shop"));
        crm.feed()
                .read(position, 100)
                .entries()
                .forEach(entry -> events.of(entry).forEach(queue::add));
        // end

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Lovelace");
        assertThat(queue).hasSize(1);
    }

    @Test
    void cards(@TempDir Path directory) throws IOException {
        Path path = Files.writeString(directory.resolve("contacts.vcf"), """
            BEGIN:VCARD
            VERSION:3.0
            UID:1
            FN:Ada Lovelace
            N:Lovelace;Ada;;;
            X-SHOE:38
            END:VCARD
            BEGIN:VCARD
            VERSION:7
            FN:From the future
            END:VCARD
            """);
        Path rejected = directory.resolve("rejected.vcf");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        // snippet
        Crm crm = Crm.builder(MemoryStore.create())
                .fields(FieldSchema.of(VCardMapping.KEPT))
                .build();

        ImportMapping mapping = VCardMapping.customers("contacts");
        VCardRows cards = VCardRows.of(() -> Files.newInputStream(path)).leavingOut("PHOTO");
        ImportRun run = crm.imports().run("contacts.vcf", mapping, cards, ImportListener.NONE);

        VCardExport.of(VCardVersion.V4_0, "contacts").write(crm.customers().stream(Query.all()), out);
        // end
        assertThat(run.counts()).isEqualTo(Map.of(RowOutcome.CREATED, 1L, RowOutcome.FAILED, 1L));
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("VERSION:4.0", "FN:Ada Lovelace", "X-SHOE:38");
        // snippet
        try (VCardRejects rejects =
                VCardRejects.of(() -> Files.newInputStream(path), Files.newOutputStream(rejected))) {
            crm.imports().run("contacts.vcf", mapping, cards, rejects.and(JsonLinesReport.to(report)));
        }
        // end
        assertThat(rejected).hasContent("BEGIN:VCARD\nVERSION:7\nFN:From the future\nEND:VCARD\n");
        assertThat(report.toString(StandardCharsets.UTF_8)).contains("NOT_VCARD", "UNCHANGED");
    }
}
