package io.crmkit.privacy.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.DuplicateException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.error.NotFoundException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.repository.Query;
import io.crmkit.privacy.Privacy;
import io.crmkit.privacy.consent.ConsentScope;
import io.crmkit.privacy.consent.ConsentStatus;
import io.crmkit.privacy.consent.Evidence;
import io.crmkit.privacy.consent.PermissionEvent;
import io.crmkit.privacy.consent.PermissionType;
import io.crmkit.privacy.inventory.Inventory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SubjectRequestsTest {
    private static final ConsentScope NEWS = ConsentScope.of(Purpose.MARKETING, Channel.EMAIL);

    private final Office office = Office.open();
    private final SubjectRequests requests = office.requests;
    private final Privacy privacy = office.privacy;
    private CustomerId ada;

    @BeforeEach
    void person() {
        ada = office.person("Ada", "ada@example.org");
    }

    @AfterEach
    void close() {
        office.close();
    }

    private SubjectRequest receive(String id, RequestType type, String law) {
        return requests.receive(RequestIntake.of(id, type, law).from(ada));
    }

    private static List<RequestStepType> steps(SubjectRequest request) {
        return request.steps().stream().map(RequestStep::type).toList();
    }

    @Test
    void an_access_goes_from_receipt_to_answer_and_every_step_is_in_the_journal_and_the_audit_log() {
        SubjectRequestId id = receive("r-1", RequestType.ACCESS, "GDPR").id();
        requests.acknowledge(id, Channel.EMAIL);
        requests.askForIdentity(id);
        requests.verifyIdentity(id, ada, "passport-check-7");
        requests.extend(id, ExtensionGround.COMPLEXITY, LocalDate.parse("2026-09-03"));
        requests.access(id, AccessContent.of(Inventory.of(office.crm)));
        SubjectRequest done = requests.complete(id);

        assertThat(steps(done))
                .containsExactly(
                        RequestStepType.RECEIVED,
                        RequestStepType.ACKNOWLEDGED,
                        RequestStepType.IDENTITY_ASKED,
                        RequestStepType.IDENTIFIED,
                        RequestStepType.EXTENDED,
                        RequestStepType.EXPORTED,
                        RequestStepType.FULFILLED);
        assertThat(done.steps()).allMatch(step -> step.by().id().equals("officer-1"));
        assertThat(done.state()).isEqualTo(RequestState.FULFILLED);
        assertThat(requests.find(id)).contains(done);
        assertThat(requests.of(ada)).containsExactly(done);
        for (int step = 1; step <= 7; step++) {
            String content = privacy.audit()
                    .open(privacy.audit().find("subject-request", "r-1/" + step).orElseThrow())
                    .orElseThrow()
                    .content();
            assertThat(content)
                    .contains(done.steps().get(step - 1).type().name(), "\"officer-1\"")
                    .doesNotContain(ada.value());
        }
    }

    @Test
    void a_replayed_request_changes_nothing_and_another_one_under_its_id_is_refused() {
        RequestIntake intake =
                RequestIntake.of("r-1", RequestType.OBJECTION, "GDPR").from(ada).about(Purpose.MARKETING);
        requests.receive(intake);
        SubjectRequest done = requests.complete(new SubjectRequestId("r-1"));
        long entries = privacy.audit().head().size();

        assertThat(requests.receive(intake)).isEqualTo(done);
        assertThat(privacy.audit().head().size()).isEqualTo(entries);
        assertThat(privacy.log(ada).events()).hasSize(1);
        List<RequestIntake> others = List.of(
                intake.about(Purpose.SURVEY),
                intake.on(Channel.SMS),
                intake.via(Channel.POST),
                intake.receivedAt(Instant.parse("2026-09-01T10:00:00Z")),
                RequestIntake.of("r-1", RequestType.OBJECTION, "UK-GDPR")
                        .from(ada)
                        .about(Purpose.MARKETING),
                RequestIntake.of("r-1", RequestType.OBJECTION, "GDPR").about(Purpose.MARKETING),
                RequestIntake.of("r-1", RequestType.ACCESS, "GDPR").from(ada));
        for (RequestIntake other : others) {
            assertThatExceptionOfType(DuplicateException.class)
                    .as("%s", other)
                    .isThrownBy(() -> requests.receive(other))
                    .satisfies(refused -> assertThat(refused.existingId()).isEqualTo("r-1"));
        }
        assertThat(requests.find(done.id())).contains(done);
        assertThat(privacy.log(ada).events()).hasSize(1);
    }

    @Test
    void a_replay_is_recognised_after_a_merge_has_moved_the_request() {
        CustomerId twin = office.person("Augusta", "augusta@example.org");
        RequestIntake intake =
                RequestIntake.of("r-1", RequestType.ACCESS, "GDPR").from(twin);
        requests.receive(intake);
        office.crm.repository(SubjectRequest.TYPE).update(new SubjectRequestId("r-1"), one -> one.withCustomer(ada));

        assertThat(requests.receive(intake).customer()).contains(ada);
    }

    @Test
    void bad_input_is_refused_and_nothing_is_stored() {
        assertThatThrownBy(() -> receive("r-1", RequestType.ACCESS, "HAMMURABI"))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> requests.receive(RequestIntake.of("r-1", RequestType.ACCESS, "GDPR")
                        .receivedAt(Instant.parse("2026-09-03T10:00:01Z"))))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> requests.receive(
                        RequestIntake.of("r-1", RequestType.OBJECTION, "GDPR").about(new Purpose("ASTROLOGY"))))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> requests.receive(
                        RequestIntake.of("r-1", RequestType.OBJECTION, "GDPR").from(new CustomerId("nobody"))))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() ->
                        RequestIntake.of("r-1", RequestType.ERASURE, "GDPR").about(Purpose.MARKETING))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() ->
                        RequestIntake.of("r-1", RequestType.RESTRICTION, "GDPR").on(Channel.SMS))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> RequestIntake.of("r-1", RequestType.OPT_OUT_OF_SALE, "CCPA")
                        .about(Purpose.MARKETING))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> RequestIntake.of("ada@example.org", RequestType.ACCESS, "GDPR"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining("ada");
        assertThatThrownBy(() -> requests.verifyIdentity(new SubjectRequestId("r-1"), ada, "ada@example.org"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageNotContaining("ada@");
        assertThatThrownBy(() -> requests.acknowledge(new SubjectRequestId("r-9"), Channel.EMAIL))
                .isInstanceOf(NotFoundException.class);

        assertThat(office.crm.repository(SubjectRequest.TYPE).stream(Query.by(SubjectRequest.BY_CUSTOMER)))
                .isEmpty();
        assertThat(privacy.log(ada).events()).isEmpty();
        assertThat(privacy.audit().head().size()).isZero();
    }

    @Test
    void a_stop_counts_from_its_receipt_and_stays_whatever_becomes_of_the_request() {
        privacy.record(
                ada,
                PermissionEvent.granted(
                                "form-1", Purpose.MARKETING, Channel.EMAIL, Instant.parse("2026-09-01T10:00:00Z"))
                        .evidence(Evidence.of(Evidence.Kind.FORM, "submission-1"))
                        .noticeVersion("v1")
                        .build());
        office.at("2026-09-05T10:00:00Z");
        assertThat(privacy.state(ada, NEWS).status()).isEqualTo(ConsentStatus.GRANTED);

        SubjectRequest objection = requests.receive(RequestIntake.of("r-1", RequestType.OBJECTION, "GDPR")
                .from(ada)
                .receivedAt(Instant.parse("2026-09-04T08:00:00Z")));

        assertThat(objection.state()).isEqualTo(RequestState.RECEIVED);
        assertThat(privacy.log(ada).events().get(1).effectiveAt()).isEqualTo("2026-09-04T08:00:00Z");
        assertThat(privacy.state(ada, NEWS).status()).isEqualTo(ConsentStatus.STOPPED);
        assertThatThrownBy(() -> requests.refuse(objection.id(), RefusalGround.MANIFESTLY_UNFOUNDED, Channel.EMAIL))
                .isInstanceOf(RequestNotAllowedException.class);

        SubjectRequest survey = requests.receive(
                RequestIntake.of("r-2", RequestType.OBJECTION, "GDPR").from(ada).about(Purpose.SERVICE));
        assertThat(requests.refuse(survey.id(), RefusalGround.EXCEPTION_APPLIES, Channel.EMAIL)
                        .state())
                .isEqualTo(RequestState.REFUSED);
        assertThat(privacy.state(ada, ConsentScope.of(Purpose.SERVICE, Channel.EMAIL))
                        .status())
                .isEqualTo(ConsentStatus.STOPPED);
    }

    @Test
    void a_stop_of_somebody_unknown_is_recorded_when_it_is_known_who_it_is() {
        SubjectRequestId id = requests.receive(RequestIntake.of("r-1", RequestType.OPT_OUT_OF_SALE, "CCPA"))
                .id();
        assertThatThrownBy(() -> requests.complete(id)).isInstanceOf(RequestNotAllowedException.class);

        SubjectRequest identified = requests.verifyIdentity(id, ada, "ticket-9");

        assertThat(identified.has(RequestStepType.STOP_RECORDED)).isTrue();
        assertThat(privacy.state(ada, ConsentScope.of(new Purpose("SALE_OR_SHARE"), Channel.WEB))
                        .status())
                .isEqualTo(ConsentStatus.STOPPED);
        assertThat(requests.complete(id).state()).isEqualTo(RequestState.FULFILLED);
        assertThat(privacy.log(ada).events()).hasSize(1);
    }

    @Test
    void a_stop_that_is_said_to_a_merged_record_reaches_the_survivor() {
        CustomerId twin = office.person("Augusta", "augusta@example.org");
        office.crm.customers().update(twin, customer -> customer.asMergedInto(ada));

        SubjectRequest request = requests.receive(
                RequestIntake.of("r-1", RequestType.WITHDRAWAL, "GDPR").from(twin));

        assertThat(request.customer()).contains(ada);
        assertThat(privacy.state(ada, NEWS).status()).isEqualTo(ConsentStatus.STOPPED);
    }

    @Test
    void a_restriction_is_recorded_with_the_identity_and_not_before() {
        SubjectRequestId id = receive("r-1", RequestType.RESTRICTION, "GDPR").id();
        assertThat(privacy.log(ada).events()).isEmpty();

        requests.verifyIdentity(id, ada, "id-1");

        assertThat(privacy.log(ada).events())
                .singleElement()
                .matches(event -> event.type() == PermissionType.RESTRICTED
                        && event.purpose().isEmpty());
        assertThat(requests.complete(id).state()).isEqualTo(RequestState.FULFILLED);
    }

    @ParameterizedTest
    @EnumSource(
            value = RequestType.class,
            names = {"ACCESS", "PORTABILITY", "RECTIFICATION", "ERASURE", "RESTRICTION"})
    void nothing_is_handed_out_or_changed_before_it_is_known_who_asks(RequestType type) {
        SubjectRequestId id = receive("r-1", type, "GDPR").id();

        assertThatThrownBy(() -> requests.complete(id)).isInstanceOf(RequestNotAllowedException.class);
        assertThatThrownBy(() -> requests.completePartly(id, RefusalGround.EXCEPTION_APPLIES, Channel.EMAIL))
                .isInstanceOf(RequestNotAllowedException.class);
        assertThatThrownBy(() -> requests.plan(id)).isInstanceOf(RequestNotAllowedException.class);
        assertThatThrownBy(() -> requests.portability(id, ProvidedData.ofCore()))
                .isInstanceOf(RequestNotAllowedException.class);
        requests.askForIdentity(id);
        assertThatThrownBy(() -> requests.complete(id)).isInstanceOf(RequestNotAllowedException.class);

        SubjectRequest refused = requests.refuse(id, RefusalGround.IDENTITY_NOT_PROVEN, Channel.POST);
        assertThat(refused.refusal()).contains(new Refusal(RefusalGround.IDENTITY_NOT_PROVEN, Channel.POST));
        assertThatThrownBy(() -> requests.verifyIdentity(id, ada, "late"))
                .isInstanceOf(RequestNotAllowedException.class);
        assertThat(requests.find(id)).contains(refused);
    }

    @Test
    void the_identity_of_another_customer_is_refused() {
        SubjectRequest request = receive("r-1", RequestType.ACCESS, "GDPR");
        CustomerId bob = office.person("Bob", "bob@example.org");

        assertThatThrownBy(() -> requests.verifyIdentity(request.id(), bob, "id-1"))
                .isInstanceOf(InvalidInputException.class);
        assertThat(requests.find(request.id())).contains(request);
    }

    @Test
    void an_answer_needs_something_that_was_done() {
        for (RequestType type :
                List.of(RequestType.ACCESS, RequestType.PORTABILITY, RequestType.RECTIFICATION, RequestType.ERASURE)) {
            SubjectRequestId id = office.identified("r-" + type, type, ada);
            assertThatExceptionOfType(RequestNotAllowedException.class)
                    .isThrownBy(() -> requests.complete(id))
                    .satisfies(refused -> assertThat(refused.guard()).isEqualTo("nothing was done yet"));
        }
    }

    @Test
    void the_same_request_twice_is_a_duplicate_and_another_one_is_not() {
        SubjectRequest first = receive("r-1", RequestType.ACCESS, "GDPR");
        SubjectRequest second = receive("r-2", RequestType.ACCESS, "GDPR");
        SubjectRequest erasure = receive("r-3", RequestType.ERASURE, "GDPR");

        assertThatThrownBy(() -> requests.markDuplicate(second.id(), erasure.id()))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> requests.markDuplicate(second.id(), second.id()))
                .isInstanceOf(InvalidInputException.class);
        assertThat(requests.markDuplicate(second.id(), first.id()).duplicateOf())
                .contains(first.id());
        assertThatThrownBy(() -> requests.markDuplicate(first.id(), second.id()))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void stored_requests_survive_their_json() {
        SubjectRequestId id = receive("r-1", RequestType.ERASURE, "UK-GDPR").id();
        requests.askForInformation(id);
        requests.informationReceived(id);
        requests.verifyIdentity(id, ada, "id-1");
        requests.extend(id, ExtensionGround.NUMBER_OF_REQUESTS, LocalDate.parse("2026-09-03"));
        SubjectRequest request = requests.find(id).orElseThrow();

        assertThat(SubjectRequest.TYPE
                        .codec()
                        .decode(SubjectRequest.TYPE.codec().encode(request)))
                .isEqualTo(request);
        assertThat(request.inquiries())
                .containsExactly(
                        new Inquiry(LocalDate.parse("2026-09-03"), Optional.of(LocalDate.parse("2026-09-03")), true));
    }

    @Test
    void without_safeguards_there_are_no_requests() {
        Privacy bare = Privacy.on(office.crm).build();

        assertThatThrownBy(() -> bare.requests(Office.POLICY)).isInstanceOf(IllegalStateException.class);
    }
}
