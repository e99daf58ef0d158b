package io.crmkit.privacy.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.crmkit.core.contact.PhoneNumber;
import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.Person;
import io.crmkit.core.customer.PersonName;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.interaction.Interaction;
import io.crmkit.core.interaction.Participant;
import io.crmkit.core.relationship.Relationship;
import io.crmkit.core.relationship.RelationshipType;
import io.crmkit.core.repository.LogType;
import io.crmkit.core.source.Source;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.erasure.Pet;
import io.crmkit.privacy.inventory.Inventory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final LogType<Visit> VISITS = LogType.of("visit", Visit.class);

    private final RequestPolicy policy = Office.POLICY.recipients(customer -> Set.of("parcel-service", "insurer"));
    private final Office office = Office.open(policy);
    private CustomerId ada;
    private CustomerId bob;

    record Visit(String page) {}

    @BeforeEach
    void plant() {
        ada = office.person("Ada", "ada@example.org");
        bob = office.person("Bob", "bob@example.org");
        CustomerId twin = office.person("Augusta", "augusta@example.org");
        office.crm
                .customers()
                .update(
                        ada,
                        customer -> customer.toBuilder()
                                .addPhones(PhoneNumber.of("+49 30 1234567"))
                                .source(Source.of("old-crm", "4711"))
                                .addClassifications("difficult")
                                .build());
        office.crm.customers().update(twin, customer -> customer.asMergedInto(ada));
        office.crm.repository(Pet.TYPE).add(Pet.of(ada, "cat", "Minka"));
        office.crm.repository(Pet.TYPE).add(Pet.of(bob, "dog", "Rex"));
        office.crm.feedback().add(Feedback.nps(twin, 3).comment("=SUM(A1:A9)").build());
        office.crm
                .interactions()
                .add(Interaction.inbound(ada, Channel.EMAIL)
                        .body("my words")
                        .addParticipants(Participant.of("caller", ada))
                        .addParticipants(Participant.of("cc", bob))
                        .addParticipants(Participant.unknown("cc", "stranger@example.org"))
                        .build());
        office.crm
                .interactions()
                .add(Interaction.outbound(ada, Channel.EMAIL)
                        .body("words of the shop")
                        .build());
        office.crm
                .relationships()
                .add(Relationship.builder(ada, RelationshipType.EMPLOYMENT, bob).build());
        office.crm.log(VISITS).append(ada, new Visit("/prices"));
        office.privacy.record(
                ada,
                PermissionEvent.granted(
                                "form-1", Purpose.MARKETING, Channel.EMAIL, Instant.parse("2026-09-01T10:00:00Z"))
                        .evidence(Evidence.of(Evidence.Kind.FORM, "submission-1"))
                        .noticeVersion("notice-v1")
                        .build());
        office.privacy.holds().place("court-1", ada, "litigation");
    }

    @AfterEach
    void close() {
        office.close();
    }

    private SubjectExport access(AccessContent content) {
        return office.requests.access(office.identified("access-1", RequestType.ACCESS, ada), content);
    }

    private AccessContent content() {
        return AccessContent.of(Inventory.of(office.crm)
                        .use("pet", new Purpose("VACCINATION"))
                        .sharedWith("pet", List.of("nickname"), "registry"))
                .retention("pet", "ten years after the last visit")
                .information("complaint", "Data Protection Authority")
                .log(VISITS);
    }

    @Test
    void access_gives_every_type_of_the_person_and_what_the_law_wants_beside() {
        SubjectExport export = access(content());
        JsonNode json = JSON.readTree(export.toJson());

        assertThat(export.counts().keySet())
                .containsExactly(
                        "customer", "feedback", "interaction", "legal_hold", "pet", "relationship", "subject_request");
        assertThat(export.counts()).containsEntry("customer", 2).containsEntry("interaction", 2);
        assertThat(json.at("/records/pet/0/nickname").asString()).isEqualTo("Minka");
        assertThat(json.at("/consents/0/event/evidence/reference").asString()).isEqualTo("submission-1");
        assertThat(json.at("/consents/0/event/noticeVersion").asString()).isEqualTo("notice-v1");
        assertThat(json.at("/consents/0/auditHash").asString())
                .isEqualTo(office.privacy
                        .audit()
                        .find("consent", ada + "/form-1")
                        .orElseThrow()
                        .leaf()
                        .hash()
                        .toString());
        assertThat(json.at("/logs/visit/0/page").asString()).isEqualTo("/prices");
        assertThat(json.at("/processing").toString())
                .contains("{\"type\":\"pet\",\"field\":\"nickname\",\"purposes\":[\"VACCINATION\"],"
                        + "\"recipients\":[\"registry\"],\"onErasure\":\"redacted\"}");
        assertThat(json.at("/retention/pet").asString()).isEqualTo("ten years after the last visit");
        assertThat(json.at("/recipients").toString()).isEqualTo("[\"insurer\",\"parcel-service\"]");
        assertThat(json.at("/sources").toString()).isEqualTo("[\"old-crm\"]");
        assertThat(json.at("/information/complaint").asString()).isEqualTo("Data Protection Authority");
        assertThat(json.at("/information/free text").asString()).isNotBlank();
    }

    @Test
    void access_names_nobody_else() {
        SubjectExport export = access(content());

        assertThat(export.toJson())
                .contains("(another person)", "\"toCustomer\"", ada.value())
                .doesNotContain(bob.value(), "Rex", "stranger@", "bob@");
        assertThat(export.leftOut()).containsOnlyKeys("interaction.participants", "subject_key");
        JsonNode interactions = JSON.readTree(export.toJson()).at("/records/interaction");
        assertThat(interactions.findValues("role"))
                .extracting(JsonNode::asString)
                .containsExactly("caller");
        assertThat(JSON.readTree(export.toJson()).at("/leftOut/subject_key").asString())
                .isNotBlank();
        assertThat(export.toString()).isEqualTo("SubjectExport[***]");
    }

    @Test
    void what_is_withheld_is_said_with_its_reason() {
        SubjectExport export = access(content().withhold("legal_hold", "privilege of counsel"));

        assertThat(export.counts()).doesNotContainKey("legal_hold");
        assertThat(export.toJson()).contains("privilege of counsel").doesNotContain("litigation");
        assertThatThrownBy(() -> content().withhold("legal_hold", " ")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void content_for_a_type_that_is_not_there_is_refused_before_the_journal_notes_an_export() {
        SubjectRequestId id = office.identified("access-1", RequestType.ACCESS, ada);

        assertThatThrownBy(() -> office.requests.access(id, content().retention("petz", "long")))
                .isInstanceOf(InvalidInputException.class);
        assertThat(office.requests.find(id).orElseThrow().has(RequestStepType.EXPORTED))
                .isFalse();
    }

    @Test
    void portability_gives_what_the_person_has_provided_and_nothing_else() {
        SubjectRequestId id = office.identified("take-1", RequestType.PORTABILITY, ada);

        SubjectExport export = office.requests.portability(id, ProvidedData.ofCore());
        SubjectExport withPets =
                office.requests.portability(id, ProvidedData.ofCore().with(Pet.TYPE, "nickname"));

        assertThat(export.counts().keySet()).containsExactly("customer", "feedback", "interaction");
        assertThat(export.leftOut()).containsOnlyKeys("pet");
        assertThat(export.toJson())
                .contains("ada@example.org", "my words", "=SUM(A1:A9)", "MARKETING")
                .doesNotContain("difficult", "words of the shop", "old-crm", "participants", "stranger@", bob.value());
        assertThat(withPets.leftOut()).isEmpty();
        assertThat(JSON.readTree(withPets.toJson()).at("/records/pet").toString())
                .isEqualTo("[{\"nickname\":\"Minka\"}]");
        assertThatThrownBy(() -> ProvidedData.ofCore().with(Pet.TYPE, "nick"))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void the_two_exports_answer_two_requests() {
        SubjectRequestId access = office.identified("access-1", RequestType.ACCESS, ada);
        SubjectRequestId portability = office.identified("take-1", RequestType.PORTABILITY, ada);

        assertThatThrownBy(() -> office.requests.access(portability, content()))
                .isInstanceOf(RequestNotAllowedException.class);
        assertThatThrownBy(() -> office.requests.portability(access, ProvidedData.ofCore()))
                .isInstanceOf(RequestNotAllowedException.class);
    }

    @Test
    void the_csv_has_a_line_for_each_value_and_no_formula() {
        String csv = access(content()).toCsv();

        List<List<String>> rows;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
            rows = reader.stream().map(CsvRecord::getFields).toList();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        assertThat(rows.get(0)).containsExactly("section", "type", "record", "field", "value");
        assertThat(rows)
                .contains(List.of("records", "pet", "1", "nickname", "Minka"))
                .contains(List.of("records", "feedback", "1", "comment", "'=SUM(A1:A9)"))
                .contains(List.of("records", "customer", "1", "phones[1].raw", "'+49 30 1234567"))
                .contains(List.of("retention", "", "", "pet", "ten years after the last visit"))
                .contains(List.of("recipients", "", "1", "", "insurer"))
                .allMatch(row -> row.size() == 5);
        assertThat(csv).doesNotContain("\"=", "\"+");
    }

    @Test
    void names_with_quotes_and_lines_survive_the_csv() throws IOException {
        office.crm
                .customers()
                .update(
                        ada,
                        customer -> customer.withName("Ada \"Countess\",\r\nLovelace")
                                .withPerson(Person.builder(PersonName.of("Ada", "L"))
                                        .build()));

        try (CsvReader<CsvRecord> reader =
                CsvReader.builder().ofCsvRecord(access(content()).toCsv())) {
            assertThat(reader.stream().map(CsvRecord::getFields))
                    .contains(List.of("records", "customer", "1", "name", "Ada \"Countess\",\r\nLovelace"));
        }
        assertThat(Customer.TYPE.personalFields()).contains("name");
    }
}
