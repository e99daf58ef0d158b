package io.crmkit.privacy.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.account.Account;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.contact.MessagingHandle;
import io.crmkit.core.contact.PhoneNumber;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.Identifier;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.interaction.Interaction;
import io.crmkit.core.repository.Query;
import io.crmkit.core.source.Source;
import io.crmkit.core.task.Task;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.TestSafeguards;
import io.crmkit.privacy.audit.AuditEntry;
import io.crmkit.privacy.audit.AuditReceipt;
import io.crmkit.privacy.audit.AuditVerdict;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.suppression.ContactAddress;
import io.crmkit.privacy.suppression.Suppression;
import io.crmkit.store.jdbc.JdbcStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erases a person and looks for planted values in the raw files of a SQLite store. */
class ErasureFilesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T17:00:00Z");
    private static final PlantedValues PLANTED = new PlantedValues(
            "Zwölfboten",
            "planted@example.org",
            "planted.second@example.org",
            "+49301234567",
            "planted_handle",
            "PLANTED-ID-77",
            "planted comment",
            "planted subject",
            "planted body",
            "planted task",
            "planted account",
            "Plantedpet",
            "planted-crm-4711",
            "anne zwolfboten");

    @TempDir
    Path directory;

    @Test
    void no_planted_value_is_left_in_any_file() throws IOException, SQLException {
        Path file = directory.resolve("crm.db");
        AuditReceipt receipt;
        CustomerId id;
        CustomerId bob;
        try (Crm crm = open(file)) {
            Privacy privacy = privacy(crm);
            id = plant(crm, privacy);
            bob = crm.customers().add(Customer.person("Bob", "Babbage").build()).id();
            receipt =
                    privacy.audit().receipt(event(privacy, id), privacy.audit().sign());
            assertThat(PLANTED.in(directory)).as("before").hasSizeGreaterThan(20);

            Tombstone tombstone = privacy.erasure().erase(id, "request-9");

            assertThat(tombstone.state()).isEqualTo(Tombstone.State.COMPLETED);
            assertThat(tombstone.addresses()).isEqualTo(4);
            checkpoint(file);
            assertThat(PLANTED.in(directory)).as("while the store is open").isEmpty();
        }
        assertThat(PLANTED.in(directory)).as("after the store is closed").isEmpty();
        assertThat(lookupsOf(file, id)).isZero();

        try (Crm crm = open(file)) {
            Privacy privacy = privacy(crm);
            assertThat(crm.customers().get(id).name()).isEqualTo(Customer.ERASED_NAME);
            assertThat(crm.customers().get(bob).name()).isEqualTo("Bob Babbage");
            assertThat(crm.feedback().stream(Query.by(Feedback.BY_CUSTOMER).equal(Feedback.CUSTOMER, id)))
                    .singleElement()
                    .matches(answer -> answer.rating().orElseThrow() == 3);
            assertThat(privacy.suppressions().find(ContactAddress.email("PLANTED@example.org")))
                    .map(Suppression::reason)
                    .contains(Suppression.Reason.ERASURE);
            assertThat(privacy.audit().open(event(privacy, id))).isEmpty();
            assertThat(privacy.audit().matches(privacy.audit().sign())).isTrue();
            assertThat(TestSafeguards.verifier().verify(receipt)).isEqualTo(AuditVerdict.VALID);
        }
    }

    private static Crm open(Path file) {
        return Crm.builder(JdbcStore.sqlite(file))
                .clock(() -> NOW)
                .register(Pet.TYPE)
                .build();
    }

    private static Privacy privacy(Crm crm) {
        return Privacy.on(crm).safeguards(TestSafeguards.create()).build();
    }

    private static AuditEntry event(Privacy privacy, CustomerId id) {
        return privacy.audit().find("consent", id + "/form-1").orElseThrow();
    }

    private static CustomerId plant(Crm crm, Privacy privacy) {
        CustomerId id = crm.customers()
                .add(Customer.person("Änne", "Zwölfboten")
                        .addEmails(EmailAddress.of("planted@example.org"))
                        .addPhones(PhoneNumber.of("+49 30 1234567"))
                        .addMessagingHandles(MessagingHandle.of("chat", "planted_handle"))
                        .addIdentifiers(Identifier.of("passport", "PLANTED-ID-77"))
                        .source(Source.of("old", "planted-crm-4711"))
                        .build())
                .id();
        crm.customers()
                .update(
                        id,
                        customer -> customer.toBuilder()
                                .addEmails(EmailAddress.of("planted.second@example.org"))
                                .build());
        crm.feedback().add(Feedback.nps(id, 3).comment("planted comment").build());
        crm.interactions()
                .add(Interaction.inbound(id, Channel.EMAIL)
                        .subject("planted subject")
                        .body("planted body ".repeat(2_000)) // over several pages of the file
                        .build());
        crm.tasks().add(Task.builder("planted task").customer(id).build());
        crm.accounts().add(Account.builder("A-1", "planted account", id).build());
        crm.repository(Pet.TYPE).add(Pet.of(id, "cat", "Plantedpet"));
        privacy.record(
                id,
                PermissionEvent.granted("form-1", Purpose.MARKETING, Channel.EMAIL, NOW)
                        .evidence(Evidence.of(Evidence.Kind.FORM, "submission-1"))
                        .noticeVersion("v1")
                        .build());
        return id;
    }

    /** Older copies of pages are in the write-ahead log until this. */
    private static void checkpoint(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            try (ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                assertThat(result.getInt(1)).as("busy").isZero();
            }
        }
    }

    private static int lookupsOf(Path file, CustomerId id) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select (select count(*) from crm_r_lookup where id like '%."
                        + id + "')" + " + (select count(*) from crm_r_unique where body like '%" + id + "%')")) {
            return result.getInt(1);
        }
    }
}
