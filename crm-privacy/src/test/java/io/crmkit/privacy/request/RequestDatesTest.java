package io.crmkit.privacy.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.gate.Purpose;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.privacy.deadline.Holidays;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Dates are those of shared/vectors/privacy_deadline_cases.csv where a row is named. */
class RequestDatesTest {
    private static final Holidays THANKSGIVING_AND_OTHERS =
            Holidays.of(Set.of(LocalDate.parse("2026-11-11"), LocalDate.parse("2026-11-26")));

    private Office office = Office.open();
    private SubjectRequests requests = office.requests;
    private CustomerId ada;

    @BeforeEach
    void person() {
        ada = office.person("Ada", "ada@example.org");
    }

    @AfterEach
    void close() {
        office.close();
    }

    private SubjectRequestId receive(String id, RequestType type, String law) {
        return requests.receive(RequestIntake.of(id, type, law).from(ada)).id();
    }

    private String dates(SubjectRequestId id) {
        var deadline = requests.deadline(requests.find(id).orElseThrow());
        return deadline.conservative() + " " + deadline.statutory();
    }

    private boolean overdue(SubjectRequestId id) {
        return requests.overdue(requests.find(id).orElseThrow());
    }

    @Test
    void D01_one_month_and_a_weekend_moves_only_the_statutory_date() {
        assertThat(dates(receive("r-1", RequestType.ACCESS, "UK-GDPR"))).isEqualTo("2026-10-03 2026-10-05");
    }

    @Test
    void D09_an_extension_that_was_told_late_is_refused_and_the_request_is_overdue() {
        SubjectRequestId id = receive("r-1", RequestType.ACCESS, "GDPR");
        office.at("2026-10-06T10:00:00Z");

        assertThatThrownBy(() -> requests.extend(id, ExtensionGround.COMPLEXITY, LocalDate.parse("2026-10-06")))
                .isInstanceOf(RequestNotAllowedException.class);
        assertThat(dates(id)).isEqualTo("2026-10-03 2026-10-05");
        assertThat(overdue(id)).isTrue();
    }

    @Test
    void an_extension_told_on_the_last_day_and_noted_later_counts_once() {
        SubjectRequestId id = receive("r-1", RequestType.ACCESS, "GDPR");
        office.at("2026-10-06T10:00:00Z");

        assertThatThrownBy(() -> requests.extend(id, ExtensionGround.COMPLEXITY, LocalDate.parse("2026-10-07")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> requests.extend(id, ExtensionGround.COMPLEXITY, LocalDate.parse("2026-09-02")))
                .isInstanceOf(InvalidInputException.class);
        requests.extend(id, ExtensionGround.COMPLEXITY, LocalDate.parse("2026-10-05"));

        assertThat(dates(id)).isEqualTo("2026-12-03 2026-12-03");
        assertThat(overdue(id)).isFalse();
        assertThatThrownBy(() -> requests.extend(id, ExtensionGround.COMPLEXITY, LocalDate.parse("2026-10-05")))
                .isInstanceOf(RequestNotAllowedException.class);
    }

    @Test
    void D10_the_clock_stands_while_information_is_awaited_where_the_law_says_so() {
        SubjectRequestId uk = receive("r-uk", RequestType.ACCESS, "UK-GDPR");
        SubjectRequestId eu = receive("r-eu", RequestType.ACCESS, "GDPR");
        office.at("2026-09-10T10:00:00Z");
        requests.askForInformation(uk);
        requests.askForInformation(eu);
        assertThat(requests.find(uk).orElseThrow().state()).isEqualTo(RequestState.PAUSED);
        office.at("2026-09-20T10:00:00Z");
        assertThat(dates(uk)).as("as if it came today").isEqualTo("2026-10-14 2026-10-14");
        requests.informationReceived(uk);
        requests.informationReceived(eu);

        office.at("2026-09-25T10:00:00Z");
        assertThat(dates(uk)).isEqualTo("2026-10-14 2026-10-14");
        assertThat(dates(eu)).isEqualTo("2026-10-03 2026-10-05");
    }

    @Test
    void two_questions_that_touch_count_no_day_twice() {
        SubjectRequestId id = receive("r-1", RequestType.ACCESS, "UK-GDPR");
        for (int i = 0; i < 3; i++) {
            requests.askForInformation(id);
            requests.informationReceived(id);
        }
        assertThat(dates(id)).isEqualTo("2026-10-04 2026-10-05");
        requests.askForInformation(id);
        office.at("2026-09-04T10:00:00Z");
        requests.informationReceived(id);

        assertThat(dates(id)).isEqualTo("2026-10-05 2026-10-05");
    }

    @Test
    void D11_the_statutory_clock_starts_with_the_identification() {
        SubjectRequestId id = receive("r-1", RequestType.ACCESS, "GDPR");
        requests.askForIdentity(id);
        office.at("2026-09-08T10:00:00Z");
        requests.verifyIdentity(id, ada, "id-1");

        assertThat(dates(id)).isEqualTo("2026-10-03 2026-10-08");
    }

    @Test
    void an_identification_that_nobody_had_to_ask_for_moves_nothing() {
        SubjectRequestId id = receive("r-1", RequestType.ACCESS, "GDPR");
        office.at("2026-09-08T10:00:00Z");
        requests.verifyIdentity(id, ada, "portal-1");

        assertThat(dates(id)).isEqualTo("2026-10-03 2026-10-05");
    }

    @Test
    void a_question_from_before_the_later_start_is_not_added_to_it() {
        SubjectRequestId id = receive("r-1", RequestType.ACCESS, "UK-GDPR");
        requests.askForInformation(id);
        office.at("2026-09-06T10:00:00Z");
        requests.informationReceived(id);
        requests.askForIdentity(id);
        office.at("2026-09-08T10:00:00Z");
        requests.verifyIdentity(id, ada, "id-1");

        assertThat(dates(id)).isEqualTo("2026-10-03 2026-10-08");
    }

    @Test
    void whoever_asks_too_late_gains_no_time() {
        SubjectRequestId identity = receive("r-1", RequestType.ACCESS, "UK-GDPR");
        SubjectRequestId information = receive("r-2", RequestType.ACCESS, "UK-GDPR");
        office.at("2026-10-06T10:00:00Z");
        requests.askForIdentity(identity);
        requests.askForInformation(information);
        office.at("2026-10-20T10:00:00Z");
        requests.verifyIdentity(identity, ada, "id-1");
        requests.informationReceived(information);

        assertThat(dates(identity)).isEqualTo("2026-10-03 2026-10-05");
        assertThat(overdue(identity)).isTrue();
        assertThat(dates(information)).isEqualTo("2026-10-03 2026-10-05");
        assertThat(overdue(information)).isTrue();
    }

    @Test
    void a_question_behind_the_term_lets_no_clock_stand_though_the_weekend_puts_off_the_end() {
        SubjectRequestId id = receive("r-1", RequestType.ACCESS, "UK-GDPR");
        office.at("2026-10-04T10:00:00Z");
        requests.askForInformation(id);

        assertThat(dates(id)).isEqualTo("2026-10-03 2026-10-05");
        for (String late : List.of("2026-10-06T10:00:00Z", "2026-10-10T10:00:00Z", "2026-10-12T10:00:00Z")) {
            office.at(late);
            assertThat(overdue(id)).as(late).isTrue();
        }
    }

    @Test
    void D17_an_opt_out_of_sale_has_a_date_of_its_own() {
        office.close();
        office = Office.open(RequestPolicy.of(RequestLaw.california().withHolidays(THANKSGIVING_AND_OTHERS)));
        requests = office.requests;
        ada = office.person("Ada", "ada@example.org");
        office.at("2026-11-02T20:00:00Z");
        SubjectRequestId optOut = receive("r-1", RequestType.OPT_OUT_OF_SALE, "CCPA");
        SubjectRequestId access = receive("r-2", RequestType.ACCESS, "CCPA");

        assertThat(dates(optOut)).isEqualTo("2026-11-23 2026-11-24");
        assertThat(dates(access)).as("D15").isEqualTo("2026-12-16 2026-12-17");
        assertThatThrownBy(() -> requests.extend(optOut, ExtensionGround.COMPLEXITY, LocalDate.parse("2026-11-02")))
                .isInstanceOf(RequestNotAllowedException.class);
        office.at("2026-12-10T20:00:00Z");
        requests.extend(access, ExtensionGround.COMPLEXITY, LocalDate.parse("2026-12-10"));
        assertThat(dates(access)).as("D16").isEqualTo("2027-01-30 2027-01-31");
    }

    @Test
    void a_day_begins_where_the_law_is() {
        office.at("2026-11-03T05:00:00Z"); // 2 November in California

        assertThat(dates(receive("r-1", RequestType.ACCESS, "CCPA"))).isEqualTo("2026-12-16 2026-12-17");
    }

    @Test
    void a_late_answer_stays_late_and_one_in_time_stays_in_time() {
        SubjectRequestId inTime = receive("r-1", RequestType.WITHDRAWAL, "GDPR");
        SubjectRequestId late = receive("r-2", RequestType.WITHDRAWAL, "GDPR");
        office.at("2026-10-05T10:00:00Z");
        requests.complete(inTime);
        office.at("2026-10-06T10:00:00Z");
        requests.complete(late);
        office.at("2027-10-06T10:00:00Z");

        assertThat(overdue(inTime)).isFalse();
        assertThat(overdue(late)).isTrue();
    }

    @Test
    void each_reminder_comes_once_and_an_answer_ends_them() {
        office.at("2026-11-02T20:00:00Z");
        SubjectRequestId id = receive("r-1", RequestType.ACCESS, "CCPA");
        receive("r-2", RequestType.WITHDRAWAL, "CCPA");
        requests.acknowledge(new SubjectRequestId("r-2"), Channel.EMAIL);
        requests.complete(new SubjectRequestId("r-2"));

        RequestTick none = tick("2026-11-16T07:59:59Z");
        assertThat(none.reminders()).isEmpty();
        assertThat(none.nextDueAt()).contains(Instant.parse("2026-11-16T08:00:00Z")); // midnight in California
        assertThat(kinds("2026-11-16T08:00:00Z")).containsExactly(ReminderKind.ACKNOWLEDGE);
        assertThat(kinds("2026-11-16T08:00:00Z")).isEmpty();
        assertThat(kinds("2026-12-09T08:00:00Z")).containsExactly(ReminderKind.ANSWER_SOON);
        requests.extend(id, ExtensionGround.COMPLEXITY, LocalDate.parse("2026-12-09"));
        assertThat(kinds("2026-12-18T08:00:00Z")).isEmpty();
        assertThat(kinds("2027-01-30T08:00:00Z"))
                .as("of the new date, both at once as nobody ticked in between")
                .containsExactly(ReminderKind.ANSWER_SOON, ReminderKind.ANSWER_TODAY);
        assertThat(requests.findDue(Instant.parse("2027-02-01T07:59:59Z"), 10)).isEmpty();
        assertThat(kinds("2027-02-01T08:00:00Z")).containsExactly(ReminderKind.OVERDUE);
        assertThat(tick("2028-01-01T08:00:00Z")).isEqualTo(new RequestTick(List.of(), 0, Optional.empty()));
        assertThat(requests.find(id).orElseThrow().steps().stream()
                        .filter(step -> step.type() == RequestStepType.REMINDED))
                .hasSize(5);
    }

    @Test
    void an_acknowledged_request_is_not_reminded_of_that() {
        office.at("2026-11-02T20:00:00Z");
        SubjectRequestId id = receive("r-1", RequestType.ACCESS, "CCPA");
        SubjectRequest acknowledged = requests.acknowledge(id, Channel.EMAIL);

        assertThat(requests.acknowledge(id, Channel.POST)).isEqualTo(acknowledged);
        assertThat(kinds("2026-11-16T08:00:00Z")).isEmpty();
    }

    @Test
    void while_the_clock_stands_there_is_no_reminder() {
        SubjectRequestId id = receive("r-1", RequestType.ACCESS, "UK-GDPR");
        requests.askForInformation(id);
        assertThat(kinds("2027-01-01T10:00:00Z")).isEmpty();
        requests.informationReceived(id);

        assertThat(kinds("2027-01-24T10:00:00Z")).isEmpty();
        assertThat(requests.find(id).flatMap(SubjectRequest::nextDueAt)).isPresent();
    }

    @Test
    void while_the_identity_is_awaited_the_conservative_date_still_comes_near() {
        SubjectRequestId id = receive("r-1", RequestType.ACCESS, "GDPR");
        requests.askForIdentity(id);

        assertThat(kinds("2026-10-20T10:00:00Z")).containsExactly(ReminderKind.ANSWER_SOON, ReminderKind.ANSWER_TODAY);
        assertThat(overdue(id)).isFalse();
    }

    @Test
    void a_policy_needs_laws_with_ids_of_their_own() {
        assertThatThrownBy(RequestPolicy::of).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> RequestPolicy.of(Office.EU, Office.EU)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Office.POLICY.remindBefore(-1)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(
                        () -> RequestIntake.of("r-1", RequestType.OBJECTION, "").about(new Purpose("x")))
                .isInstanceOf(InvalidInputException.class);
    }

    private RequestTick tick(String instant) {
        office.at(instant);
        return requests.tick(Instant.parse(instant), 10);
    }

    private List<ReminderKind> kinds(String instant) {
        return tick(instant).reminders().stream()
                .map(given -> given.reminder().kind())
                .toList();
    }
}
