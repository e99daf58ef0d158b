package io.crmkit.recovery.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.policy.RecoveryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaseDeskTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T10:00:00Z");
    private static final RecoveryPolicy STANDARD = RecoveryPolicy.standard(ZoneOffset.UTC);
    private static final CaseCommand ACKNOWLEDGE = new CaseCommand.Acknowledge(Channel.EMAIL);
    private static final CaseCommand BEGIN = new CaseCommand.Begin("grace");
    private static final CaseCommand RESOLVE = new CaseCommand.Resolve(ResolutionType.REFUND, "paid back");

    private final Map<RecoveryCaseId, RecoveryCase> cases = new HashMap<>();
    private final CaseLifecycle lifecycle = CaseLifecycle.of(STANDARD);

    private RecoveryCaseId open(String id, String customer) {
        RecoveryCaseId caseId = new RecoveryCaseId(id);
        ServiceFailure failure = ServiceFailure.delay(new CustomerId(customer))
                .severity(Severity.HIGH)
                .reference(id)
                .build();
        cases.put(caseId, lifecycle.open(failure, MONDAY).withId(caseId).withNumber("R-" + id));
        return caseId;
    }

    private RecoveryCase apply(RecoveryCaseId id, CaseCommand... commands) {
        for (CaseCommand command : commands) {
            apply(id, Instruction.of(command));
        }
        return get(id);
    }

    private CaseChange apply(RecoveryCaseId id, Instruction instruction) {
        CaseChange change = lifecycle.apply(
                get(id), instruction, MONDAY, Actor.user("grace"), other -> Optional.ofNullable(cases.get(other)));
        cases.put(id, change.after());
        return change;
    }

    private RecoveryCase get(RecoveryCaseId id) {
        return Optional.ofNullable(cases.get(id)).orElseThrow();
    }

    @Test
    void linksOfCasesNeverFormACircle() {
        RecoveryCaseId one = open("one", "ada");
        RecoveryCaseId two = open("two", "ada");
        RecoveryCaseId three = open("three", "joan");
        apply(one, new DeskCommand.Link(CaseLink.partOf(two)));
        apply(two, new DeskCommand.Link(CaseLink.partOf(three)));

        for (RecoveryCaseId back : List.of(one, two, three)) {
            assertThatThrownBy(() -> apply(three, new DeskCommand.Link(CaseLink.partOf(back))))
                    .isInstanceOfSatisfying(
                            NotAllowedException.class,
                            e -> assertThat(e.guard()).isEqualTo("the links would form a circle"));
        }
        apply(three, new DeskCommand.Link(CaseLink.duplicateOf(one))); // a link of another kind
        apply(
                three,
                new DeskCommand.Link(CaseLink.causedBy("incident-1")),
                new DeskCommand.Link(CaseLink.causedBy("incident-2")));
        assertThat(get(one).parent()).hasValue(two);
        assertThat(get(three).link(CaseLink.Kind.INCIDENT)).hasValue("incident-2");
        assertThat(get(three).links()).hasSize(2);
        assertThatThrownBy(() -> apply(one, new DeskCommand.Link(CaseLink.partOf(new RecoveryCaseId("none")))))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContaining("there is no case none");
    }

    @Test
    void onlyCasesOfOneCustomerMergeIntoAnOpenOne() {
        RecoveryCaseId one = open("one", "ada");
        RecoveryCaseId two = open("two", "ada");
        RecoveryCaseId joans = open("three", "joan");
        RecoveryCaseId done = open("done", "ada");
        apply(done, ACKNOWLEDGE, BEGIN, RESOLVE);

        assertThat(guardOf(one, new DeskCommand.MergeInto(one))).contains("circle");
        assertThat(guardOf(one, new DeskCommand.MergeInto(joans))).contains("another customer");
        assertThat(guardOf(one, new DeskCommand.MergeInto(done))).contains("not open");
        assertThat(guardOf(two, new DeskCommand.Absorb(one))).contains("not merged into it");
        apply(two, new DeskCommand.Link(CaseLink.duplicateOf(one)));
        assertThat(guardOf(one, new DeskCommand.MergeInto(two))).contains("circle");
        apply(two, new DeskCommand.MergeInto(one));
        apply(one, new DeskCommand.Absorb(two));
        assertThat(guardOf(one, new DeskCommand.Absorb(two))).contains("in it already");
    }

    private String guardOf(RecoveryCaseId id, CaseCommand refused) {
        RecoveryCase before = get(id);
        List<String> guards = new ArrayList<>();
        assertThatThrownBy(() -> apply(id, refused))
                .isInstanceOfSatisfying(NotAllowedException.class, e -> guards.add(e.guard()));
        assertThat(get(id)).isSameAs(before);
        return guards.get(0);
    }

    @Test
    void mergingAddsUpTheReportsInWhateverOrder() {
        List<RecoveryCaseId> ids = List.of(open("a", "ada"), open("b", "ada"), open("c", "ada"));
        merge(ids.get(0), ids.get(1));
        merge(ids.get(1), ids.get(2));
        int chained = get(ids.get(2)).reports();
        merge(open("x", "ada"), ids.get(2));
        RecoveryCaseId d = open("d", "ada");
        merge(open("e", "ada"), d);
        merge(open("f", "ada"), d);

        assertThat(chained).isEqualTo(get(d).reports()).isEqualTo(3);
        assertThat(get(ids.get(2)).reports()).isEqualTo(4);
    }

    private void merge(RecoveryCaseId duplicate, RecoveryCaseId into) {
        apply(duplicate, new DeskCommand.MergeInto(into));
        apply(into, new DeskCommand.Absorb(duplicate));
    }

    @Test
    void aCommandWithAnIdIsDoneOnceEvenIfTheStateWouldNotAllowItAgain() {
        RecoveryCaseId one = open("one", "ada");
        Instruction begin = Instruction.of(BEGIN).withId("command-1");

        assertThat(apply(one, begin).events()).hasSize(1);
        apply(one, ACKNOWLEDGE);
        assertThat(apply(one, begin)).isEqualTo(new CaseChange(get(one), List.of()));
        for (Instruction other : List.of(
                Instruction.of(new CaseCommand.Begin("joan")).withId("command-1"),
                begin.carriedOutAt(MONDAY),
                Instruction.of(new DeskCommand.Assign("grace")).withId("command-1"))) {
            assertThatThrownBy(() -> apply(one, other))
                    .isInstanceOfSatisfying(CommandIdReusedException.class, e -> {
                        assertThat(e.caseId()).isEqualTo(one);
                        assertThat(e.first().version()).isEqualTo(2);
                    })
                    .hasMessage("command id command-1 of recovery case one stands for another command, begin, done as"
                            + " version 2");
        }
        assertThatThrownBy(() -> begin.withId(" ")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> begin.withId("x".repeat(91))).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void theGuardsOfResolvingAndClosingSayWhatIsMissing() {
        RecoveryCaseId one = open("one", "ada");
        CaseLifecycle strict = CaseLifecycle.of(STANDARD);
        apply(one, ACKNOWLEDGE, BEGIN, new DeskCommand.CountGrants(2));

        assertThat(guardOf(one, RESOLVE)).isEqualTo("2 grants wait for a decision");
        apply(one, new DeskCommand.CountGrants(0), RESOLVE);
        assertThat(strict.apply(get(one), new CaseCommand.Close(Acceptance.ACCEPTED, false), MONDAY, Actor.SYSTEM)
                        .after()
                        .state())
                .isEqualTo(CaseState.CLOSED);
    }

    @Test
    void aSevereCaseNeedsARootCauseIfThePolicySaysSo() {
        RecoveryPolicy.Builder builder =
                RecoveryPolicy.builder("strict-1", STANDARD.calendar()).rootCauseFrom(Severity.HIGH);
        for (Severity severity : Severity.values()) {
            STANDARD.rules(severity).forEach(rules -> builder.duty(severity, rules.duty()));
        }
        CaseLifecycle strict = CaseLifecycle.of(builder.build());
        CaseCommand close = new CaseCommand.Close(Acceptance.ACCEPTED, false);
        RecoveryCaseId one = open("one", "ada");
        RecoveryCase high = apply(one, ACKNOWLEDGE, BEGIN, RESOLVE);

        assertThatThrownBy(() -> strict.apply(high, close, MONDAY, Actor.SYSTEM))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContaining("a case of this severity needs a root cause; conclude an analysis");
        RecoveryCase medium = high.withSeverity(Severity.MEDIUM);
        assertThat(strict.apply(medium, close, MONDAY, Actor.SYSTEM).after().state())
                .isEqualTo(CaseState.CLOSED);
        RecoveryCase explained = apply(one, new DeskCommand.FindCause("staffing"));
        assertThat(strict.apply(explained, close, MONDAY, Actor.SYSTEM).after().rootCause())
                .hasValue("staffing");
    }

    @Test
    void safetyMakesACaseCritical() {
        RecoveryCaseId one = open("one", "ada");
        Assessment danger = new Assessment(Severity.LOW, Assessment.Level.LOW, Assessment.Level.HIGH, true, true);

        assertThat(apply(one, new CaseCommand.Assess(danger)).severity()).isEqualTo(Severity.CRITICAL);
        assertThat(get(one).assessment()).hasValue(danger);
    }

    @Test
    void aRejectionSaysWhereElseToTurnAndThatCountsForClosing() {
        RecoveryCaseId one = open("one", "ada");
        apply(one, ACKNOWLEDGE, BEGIN);
        CaseCommand silent = new CustomerCommand.CommunicateDecision(Decision.REJECTED, Channel.EMAIL, false);
        CaseCommand complete = new CustomerCommand.CommunicateDecision(Decision.REJECTED, Channel.EMAIL, true);

        assertThat(guardOf(one, silent)).isEqualTo("a rejection has to say where else the customer can turn to");
        RecoveryCase closed = apply(one, complete, RESOLVE, new CaseCommand.Close(Acceptance.REJECTED, false));
        assertThat(closed.decision()).hasValue(Decision.REJECTED);
        assertThat(closed.recourseToldAt()).hasValue(MONDAY);
        assertThat(apply(one, new CaseCommand.Reopen()).decision()).isEmpty();
        assertThat(get(one).recourseTold()).isFalse();
    }

    @Test
    void theAnswerOfTheCustomerIsTakenInsideTheWindowAndHeldToInClosing() {
        RecoveryCaseId one = open("one", "ada");
        RecoveryCase asked = apply(one, ACKNOWLEDGE, BEGIN, RESOLVE, new CaseCommand.StartFollowUp());
        CaseCommand answer = new CustomerCommand.RecordFollowUp(Acceptance.REJECTED);
        Instant end = MONDAY.plus(Duration.ofDays(7));

        assertThat(lifecycle.apply(asked, answer, end, Actor.SYSTEM).after().acceptance())
                .hasValue(Acceptance.REJECTED);
        assertThatThrownBy(() -> lifecycle.apply(asked, answer, end.plusSeconds(1), Actor.SYSTEM))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContaining("the follow-up window ended at " + end);
        RecoveryCase answered =
                lifecycle.apply(asked, answer, end, Actor.SYSTEM).after();
        assertThatThrownBy(() ->
                        lifecycle.apply(answered, new CaseCommand.Close(Acceptance.NO_REPLY, false), end, Actor.SYSTEM))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContaining("the customer did reply");
        assertThatThrownBy(() -> new CustomerCommand.RecordFollowUp(Acceptance.NO_REPLY))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void aCaseIsReferredOnlyWithTheKnowledgeOfTheCustomer() {
        RecoveryCaseId one = open("one", "ada");

        assertThat(guardOf(one, new CustomerCommand.Refer("ombudsman", false))).isEqualTo("the customer does not know");
        RecoveryCase referred = apply(one, new CustomerCommand.Refer("ombudsman", true));
        assertThat(referred.referredTo()).hasValue("ombudsman");
        assertThat(referred.clocks())
                .allSatisfy(clock -> assertThat(clock.cancelledAt()).hasValue(MONDAY));
        assertThat(referred.nextDueAt()).isEmpty();
    }

    @Test
    void anotherTeamFindsACaseWithoutOwner() {
        RecoveryCaseId one = open("one", "ada");

        assertThat(apply(one, BEGIN, new DeskCommand.Assign("joan")).owner()).hasValue("joan");
        RecoveryCase transferred = apply(one, new DeskCommand.Transfer("refunds"));
        assertThat(transferred.owner()).isEmpty();
        assertThat(transferred.team()).hasValue("refunds");
    }

    @Test
    void theCustomerSeesWhatIsMeantForThemAndNothingElse() {
        RecoveryCaseId one = open("one", "ada");
        apply(
                one,
                ACKNOWLEDGE,
                new CaseCommand.Begin("secret owner"),
                new DeskCommand.Transfer("secret team"),
                new DeskCommand.AddNote(CaseNote.Visibility.INTERNAL, "secret note"),
                new DeskCommand.AddNote(CaseNote.Visibility.CUSTOMER, "we look into it"),
                new DeskCommand.FindCause("secret cause"),
                new CustomerCommand.Apologise(Apology.Kind.RESPONSIBILITY, "we are sorry", true),
                new CustomerCommand.CommunicateDecision(Decision.PARTLY, Channel.EMAIL, false),
                RESOLVE);

        CustomerView view = CustomerView.of(get(one));

        assertThat(view)
                .isEqualTo(new CustomerView(
                        "R-one",
                        CustomerView.Status.RESOLVED,
                        MONDAY,
                        Optional.of(MONDAY),
                        Optional.empty(),
                        Optional.of("we are sorry"),
                        Optional.of(Decision.PARTLY),
                        Optional.of("paid back"),
                        Optional.empty(),
                        List.of(new CustomerView.Message(MONDAY, "we look into it"))));
        assertThat(view.toString()).doesNotContain("sorry").doesNotContain("paid");
        assertThat(view.messages().toString()).doesNotContain("look");
        assertThat(CustomerView.of(apply(one, new CaseCommand.Reopen())).resolution())
                .isEmpty();
    }

    @Test
    void noTextOfACommandShowsWhatAPersonWrote() {
        RecoveryCaseId one = open("one", "ada");
        List<CaseCommand> commands = List.of(
                new CustomerCommand.Apologise(Apology.Kind.REGRET, "dear Ada", false),
                new DeskCommand.AddNote(CaseNote.Visibility.INTERNAL, "dear Ada"),
                new CaseCommand.Resolve("dear Ada"));
        RecoveryCase told = apply(one, ACKNOWLEDGE, BEGIN, commands.get(0), commands.get(1), commands.get(2));

        assertThat(commands.toString() + told + told.apologies() + told.notes() + told.resolutions())
                .doesNotContain("dear");
        assertThat(RecoveryCase.TYPE.codec().encode(told.withoutTexts())).doesNotContain("dear");
    }

    @Test
    void aJournalWithAGapIsNotReplayed() {
        RecoveryCaseId one = open("one", "ada");
        CaseEvent opening = CaseLifecycle.opening(get(one), Actor.SYSTEM);
        CaseEvent begun = apply(one, Instruction.of(BEGIN)).events().get(0);
        CaseEvent acknowledged =
                apply(one, Instruction.of(ACKNOWLEDGE)).events().get(0);

        assertThat(CaseReplay.replay(List.of(acknowledged, opening, begun), one))
                .hasValue(get(one));
        assertThatThrownBy(() -> CaseReplay.replay(List.of(opening, acknowledged), one))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("journal must have entry 2 of recovery case one once");
        assertThat(CaseReplay.replay(List.of(opening), new RecoveryCaseId("none")))
                .isEmpty();
    }

    @Test
    void aStandardNumberIsShortReadableAndFollowsFromTheFailure() {
        ServiceFailure failure =
                ServiceFailure.delay(new CustomerId("ada")).reference("trip-7").build();
        CaseNumbers numbers = CaseNumbers.standard();

        String first = numbers.number(failure, MONDAY, 1);
        assertThat(first).matches("R-2026-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
        assertThat(numbers.number(failure, MONDAY, 1)).isEqualTo(first);
        assertThat(List.of(
                        numbers.number(failure, MONDAY, 2),
                        numbers.number(failure, MONDAY.plusSeconds(1), 1),
                        numbers.number(failure.withFingerprint("other"), MONDAY, 1)))
                .doesNotContain(first)
                .doesNotHaveDuplicates();
    }
}
