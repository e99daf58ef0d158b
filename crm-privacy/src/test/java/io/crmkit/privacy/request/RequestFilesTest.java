package io.crmkit.privacy.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.Crm;
import io.crmkit.core.contact.EmailAddress;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.interaction.Interaction;
import io.crmkit.privacy.TestSafeguards;
import io.crmkit.privacy.audit.AuditVerdict;
import io.crmkit.privacy.erasure.Pet;
import io.crmkit.privacy.erasure.PlantedValues;
import io.crmkit.privacy.inventory.Inventory;
import io.crmkit.store.jdbc.JdbcStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way on a SQLite file: access, rectification, erasure; planted values are looked for in the raw files. */
class RequestFilesTest {
    private static final String BEFORE = "2026-09-03T10:00:00Z";

    @TempDir
    Path directory;

    private Office open() {
        return new Office(
                JdbcStore.sqlite(directory.resolve("crm.db")),
                Office.POLICY.recipients(customer -> Set.of("parcel-service")),
                BEFORE);
    }

    @Test
    void nothing_of_the_person_is_left_and_every_step_can_be_proven() throws IOException, SQLException {
        CustomerId ada;
        try (Office office = open()) {
            ada = plant(office.crm);
            SubjectRequests requests = office.requests;
            SubjectRequestId access = office.identified("access-1", RequestType.ACCESS, ada);
            assertThat(requests.access(access, AccessContent.of(Inventory.of(office.crm)))
                            .toJson())
                    .contains("plantedmail@example.org", "Plantedpet", "planted body");
            requests.complete(access);

            SubjectRequestId rectification = office.identified("rectify-1", RequestType.RECTIFICATION, ada);
            requests.rectify(
                    rectification,
                    Customer.TYPE,
                    ada,
                    customer -> customer.toBuilder()
                            .emails(List.of(EmailAddress.of("newplanted@example.org")))
                            .build());
            requests.complete(rectification);
            checkpoint();
            assertThat(new PlantedValues("plantedmail@example.org").in(directory))
                    .as("the old value is in no log")
                    .isEmpty();
            assertThat(new PlantedValues("newplanted@example.org").in(directory))
                    .isNotEmpty();
        }
        try (Office office = open()) {
            SubjectRequestId erasure = office.identified("erase-1", RequestType.ERASURE, ada);
            office.requests.plan(erasure);
            assertThat(office.requests.complete(erasure).state()).isEqualTo(RequestState.FULFILLED);
            checkpoint();
        }
        assertThat(new PlantedValues("newplanted@example.org", "Plantedpet", "planted body", "Plantedname")
                        .in(directory))
                .isEmpty();

        try (Office office = open()) {
            assertThat(office.requests.of(ada))
                    .hasSize(3)
                    .allMatch(request -> !request.state().open());
            assertThat(office.requests.findNoticesDue(10)).hasSize(2);
            var head = office.privacy.audit().sign();
            assertThat(office.privacy.audit().matches(head)).isTrue();
            for (SubjectRequest request : office.requests.of(ada)) {
                for (int step = 1; step <= request.steps().size(); step++) {
                    var entry = office.privacy
                            .audit()
                            .find("subject-request", request.id() + "/" + step)
                            .orElseThrow();
                    var receipt = office.privacy.audit().receipt(entry, head);
                    assertThat(TestSafeguards.verifier().verify(receipt)).isEqualTo(AuditVerdict.VALID);
                    assertThat(receipt.opening()).isPresent();
                }
            }
            assertThat(office.requests
                            .tick(Instant.parse("2027-09-03T10:00:00Z"), 10)
                            .reminders())
                    .isEmpty();
        }
    }

    /** Older copies of pages are in the write-ahead log until this. */
    private void checkpoint() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("crm.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            try (ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(TRUNCATE)")) {
                assertThat(result.getInt(1)).as("busy").isZero();
            }
        }
    }

    private static CustomerId plant(Crm crm) {
        CustomerId ada = crm.customers()
                .add(Customer.person("Plantedname", "Plantedfamily")
                        .addEmails(EmailAddress.of("plantedmail@example.org"))
                        .build())
                .id();
        crm.interactions()
                .add(Interaction.inbound(ada, Channel.EMAIL)
                        .body("planted body")
                        .build());
        crm.repository(Pet.TYPE).add(Pet.of(ada, "cat", "Plantedpet"));
        return ada;
    }
}
