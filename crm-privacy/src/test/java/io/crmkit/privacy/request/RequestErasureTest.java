package io.crmkit.privacy.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.customer.CustomerStatus;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.interaction.Interaction;
import io.crmkit.core.repository.Query;
import io.crmkit.core.task.Task;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.erasure.ErasureAction;
import io.crmkit.privacy.erasure.Interleaving;
import io.crmkit.privacy.erasure.Pet;
import io.crmkit.privacy.erasure.Tombstone;
import io.crmkit.privacy.hold.LegalHoldId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestErasureTest {
    private final Set<String> partners = new TreeSet<>(Set.of("parcel-service"));
    private final Office office = Office.open(Office.POLICY
            .recipients(customer -> partners)
            .keepTerms((type, entity) -> type == Interaction.TYPE
                    ? Optional.of(new KeepTerm("HGB section 257", Optional.of(LocalDate.parse("2032-12-31"))))
                    : Optional.empty()));
    private final SubjectRequests requests = office.requests;
    private CustomerId ada;

    @BeforeEach
    void plant() {
        ada = office.person("Ada", "ada@example.org");
        office.crm.feedback().add(Feedback.nps(ada, 3).comment("bad").build());
        office.crm
                .interactions()
                .add(Interaction.inbound(ada, Channel.PHONE).body("hello").build());
        office.crm.tasks().add(Task.builder("call Ada").customer(ada).build());
        office.crm.repository(Pet.TYPE).add(Pet.of(ada, "cat", "Minka"));
        office.privacy.record(
                ada,
                PermissionEvent.objected("stop-1", Purpose.MARKETING, Instant.parse("2026-09-01T10:00:00Z"))
                        .build());
    }

    @AfterEach
    void close() {
        office.close();
    }

    private Interaction interaction() {
        return office.crm.interactions().stream(
                        Query.by(Interaction.BY_CUSTOMER).equal(Interaction.CUSTOMER, ada))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_request_is_not_answered_while_others_write_faster_than_the_erasure_goes() {
        Interleaving store = new Interleaving();
        try (Office busy = new Office(store, Office.POLICY, "2026-09-03T10:00:00Z")) {
            CustomerId bea = busy.person("Bea", "bea@example.org");
            busy.crm.repository(Pet.TYPE).add(Pet.of(bea, "cat", "Minka"));
            SubjectRequestId id = busy.identified("r-1", RequestType.ERASURE, bea);
            busy.requests.plan(id);
            store.beforeNextChangesOf(
                    "pet", 12, () -> busy.crm.repository(Pet.TYPE).add(Pet.of(bea, "cat", "Minka")));

            assertThat(busy.requests.complete(id).state().open()).isTrue();
            assertThat(busy.requests.complete(id).state()).isEqualTo(RequestState.FULFILLED);
            assertThat(store.happened()).isTrue();
        }
    }

    @Test
    void the_plan_names_every_record_and_changes_none() {
        SubjectRequestId id = office.identified("r-1", RequestType.ERASURE, ada);

        RequestPlan plan = requests.plan(id);

        assertThat(plan.records(ErasureAction.ERASE))
                .extracting(PlannedRecord::type)
                .containsExactlyInAnyOrder("task", "subject_key");
        assertThat(plan.records(ErasureAction.REDACT))
                .extracting(PlannedRecord::type)
                .containsExactlyInAnyOrder("customer", "feedback", "interaction", "pet");
        assertThat(plan.records(ErasureAction.KEEP))
                .extracting(PlannedRecord::type)
                .containsExactlyInAnyOrder("subject_request", "consent");
        assertThat(plan.records(ErasureAction.KEEP))
                .allMatch(record -> !record.kept().orElseThrow().reason().isBlank());
        assertThat(plan.summary().addresses()).isEqualTo(1);
        assertThat(plan.toJson()).contains("\"KEEP\"").doesNotContain("Ada", "example.org", "Minka");
        assertThat(office.crm.customers().get(ada).status()).isEqualTo(CustomerStatus.ACTIVE);
        assertThat(office.privacy.erasure().find(ada)).isEmpty();
        requests.plan(id);
        assertThat(requests.find(id).orElseThrow().steps())
                .filteredOn(step -> step.type() == RequestStepType.PLANNED)
                .hasSize(1);
    }

    @Test
    void completing_does_what_was_planned_once_and_the_journal_can_still_be_read() {
        SubjectRequestId id = office.identified("r-1", RequestType.ERASURE, ada);
        requests.plan(id);

        SubjectRequest done = requests.complete(id);

        assertThat(done.state()).isEqualTo(RequestState.FULFILLED);
        assertThat(office.crm.customers().get(ada).name()).isEqualTo(Customer.ERASED_NAME);
        assertThat(office.privacy.erasure().find(ada)).map(Tombstone::reason).contains("subject-request:r-1");
        assertThatThrownBy(() -> requests.complete(id)).isInstanceOf(RequestNotAllowedException.class);
        var entry = office.privacy
                .audit()
                .find("subject-request", "r-1/" + done.steps().size())
                .orElseThrow();
        assertThat(office.privacy.audit().open(entry).orElseThrow().content()).contains("FULFILLED");
        assertThat(requests.of(ada)).containsExactly(done);
        assertThat(requests.settleNotice(id, "parcel-service", NoticeStatus.TOLD)
                        .noticesDue())
                .isFalse();
    }

    @Test
    void a_legal_hold_keeps_and_the_plan_says_so_and_the_rest_follows_after_its_release() {
        office.privacy.holds().place("court-1", ada, "litigation", "interaction");
        SubjectRequestId id = office.identified("r-1", RequestType.ERASURE, ada);

        PlannedRecord kept = requests.plan(id).records().stream()
                .filter(record -> record.type().equals("interaction"))
                .findFirst()
                .orElseThrow();
        assertThat(kept.action()).isEqualTo(ErasureAction.KEEP);
        assertThat(kept.kept())
                .contains(new PlannedRecord.Kept(
                        "legal hold court-1: litigation",
                        Optional.of(LocalDate.parse("2032-12-31")),
                        Optional.of("HGB section 257")));
        SubjectRequest partly = requests.complete(id);
        assertThat(partly.state()).isEqualTo(RequestState.PARTLY_FULFILLED);
        assertThat(interaction().body()).contains("hello");
        assertThat(requests.complete(id)).as("while it is held").isEqualTo(partly);

        office.privacy.holds().release(new LegalHoldId("court-1"));
        SubjectRequest done = requests.complete(id);

        assertThat(done.state()).isEqualTo(RequestState.FULFILLED);
        assertThat(done.closedAt()).isEqualTo(partly.closedAt());
        assertThat(interaction().body()).isEmpty();
    }

    @Test
    void a_hold_without_a_term_still_names_a_basis() {
        office.privacy.holds().place("court-1", ada, "litigation", "feedback");
        SubjectRequestId id = office.identified("r-1", RequestType.ERASURE, ada);

        assertThat(requests.plan(id).records())
                .filteredOn(record -> record.type().equals("feedback"))
                .singleElement()
                .matches(record ->
                        record.kept().orElseThrow().legalBasis().orElseThrow().contains("17(3)"));
    }

    @Test
    void an_erasure_cannot_be_completed_in_part_by_hand() {
        SubjectRequestId id = office.identified("r-1", RequestType.ERASURE, ada);
        requests.plan(id);

        assertThatThrownBy(() -> requests.completePartly(id, RefusalGround.EXCEPTION_APPLIES, Channel.EMAIL))
                .isInstanceOf(RequestNotAllowedException.class);
    }

    @Test
    void recipients_get_a_notice_that_the_host_settles() {
        SubjectRequestId id = office.identified("r-1", RequestType.RESTRICTION, ada);
        partners.add("insurer");
        SubjectRequest done = requests.complete(id);

        assertThat(done.notices())
                .containsExactly(
                        new RecipientNotice("insurer", NoticeStatus.DUE),
                        new RecipientNotice("parcel-service", NoticeStatus.DUE));
        assertThat(requests.findNoticesDue(10)).containsExactly(done);
        SubjectRequest one = requests.settleNotice(id, "insurer", NoticeStatus.IMPOSSIBLE);
        assertThat(requests.settleNotice(id, "insurer", NoticeStatus.IMPOSSIBLE))
                .isEqualTo(one);
        assertThat(requests.findNoticesDue(10)).hasSize(1);
        assertThatThrownBy(() -> requests.settleNotice(id, "insurer", NoticeStatus.DUE))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> requests.settleNotice(id, "nobody", NoticeStatus.TOLD))
                .isInstanceOf(InvalidInputException.class);
        requests.settleNotice(id, "parcel-service", NoticeStatus.TOLD);
        assertThat(requests.findNoticesDue(10)).isEmpty();
    }

    @Test
    void an_access_tells_no_recipient() {
        SubjectRequestId id = office.identified("r-1", RequestType.PORTABILITY, ada);
        requests.portability(id, ProvidedData.ofCore());

        assertThat(requests.complete(id).notices()).isEmpty();
    }

    @Test
    void a_recipient_whose_key_could_be_personal_is_refused_and_the_request_stays_open() {
        partners.add("bob@example.org");
        SubjectRequestId id = office.identified("r-1", RequestType.ERASURE, ada);
        requests.plan(id);

        assertThatThrownBy(() -> requests.complete(id))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining("bob");
        assertThat(office.crm.customers().get(ada).status()).isEqualTo(CustomerStatus.ACTIVE);
        assertThat(requests.find(id).orElseThrow().state()).isEqualTo(RequestState.IN_PROGRESS);
    }

    @Test
    void a_rectification_changes_the_record_and_notes_names_only() {
        SubjectRequestId id = office.identified("r-1", RequestType.RECTIFICATION, ada);

        Customer after = requests.rectify(id, Customer.TYPE, ada, customer -> customer.withName("Augusta Ada King"));
        SubjectRequest done = requests.complete(id);

        assertThat(office.crm.customers().get(ada)).isEqualTo(after);
        assertThat(done.state()).isEqualTo(RequestState.FULFILLED);
        assertThat(done.notices()).hasSize(1);
        assertThat(done.steps())
                .filteredOn(step -> step.type() == RequestStepType.RECTIFIED)
                .singleElement()
                .matches(step -> step.detail().equals(Optional.of("customer: name")));
        for (int step = 1; step <= done.steps().size(); step++) {
            var entry = office.privacy
                    .audit()
                    .find("subject-request", "r-1/" + step)
                    .orElseThrow();
            assertThat(office.privacy.audit().open(entry).orElseThrow().content())
                    .doesNotContain("Lovelace", "King", "Augusta");
        }
    }

    @Test
    void only_a_record_of_the_person_is_rectified() {
        SubjectRequestId id = office.identified("r-1", RequestType.RECTIFICATION, ada);
        SubjectRequest before = requests.find(id).orElseThrow();
        CustomerId bob = office.person("Bob", "bob@example.org");
        Pet rex = office.crm.repository(Pet.TYPE).add(Pet.of(bob, "dog", "Rex"));
        Pet minka = office.crm.repository(Pet.TYPE).stream(
                        Query.by(Pet.TYPE.indexes().get(0)))
                .filter(pet -> pet.owner().equals(ada))
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() ->
                        requests.rectify(id, Pet.TYPE, rex.id(), pet -> new Pet(pet.id(), bob, "cat", pet.nickname())))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> requests.rectify(
                        id, Pet.TYPE, minka.id(), pet -> new Pet(pet.id(), bob, "dog", pet.nickname())))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> requests.rectify(id, Pet.TYPE, minka.id(), pet -> pet))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> requests.rectify(id, Customer.TYPE, bob, one -> one.withName("Robert")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> requests.rectify(id, SubjectRequest.TYPE, id, one -> one.withCustomer(bob)))
                .isInstanceOf(InvalidInputException.class);

        assertThat(requests.find(id)).contains(before);
        assertThat(office.crm.repository(Pet.TYPE).findAll(List.of(rex.id(), minka.id())))
                .containsExactly(rex, minka);
    }
}
