package io.crmkit.recovery.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.recovery.calendar.Budget;
import io.crmkit.recovery.calendar.BusinessCalendar;
import io.crmkit.recovery.deadline.ClockState;
import io.crmkit.recovery.deadline.Duty;
import io.crmkit.recovery.deadline.SlaClock;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.deadline.Threshold;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.policy.RecoveryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Edges of cases that a mutation run found open. */
class CaseEdgesTest {
    private static final Instant MONDAY = Instant.parse("2026-01-05T10:00:00Z");
    private static final RecoveryPolicy POLICY = policy("all");
    private static final CaseLifecycle LIFECYCLE = CaseLifecycle.of(POLICY);
    private static final ServiceFailure FAILURE =
            ServiceFailure.delay(new CustomerId("ada")).severity(Severity.HIGH).build();
    private static final CaseCommand ACKNOWLEDGE = new CaseCommand.Acknowledge(Channel.EMAIL);
    private static final CaseCommand BEGIN = new CaseCommand.Begin("grace");

    private static RecoveryPolicy policy(String id, Target... left) {
        RecoveryPolicy.Builder policy = RecoveryPolicy.builder(id, BusinessCalendar.alwaysOpen(ZoneOffset.UTC));
        for (Severity severity : Severity.values()) {
            for (Target target : Target.values()) {
                if (!List.of(left).contains(target)) {
                    policy.duty(
                            severity,
                            Duty.of(target, Budget.parse("PT4H"))
                                    .noticing(Threshold.parse("PT1H"), Threshold.parse("PT2H")));
                }
            }
        }
        return policy.build();
    }

    private static RecoveryCase opened() {
        return LIFECYCLE.open(FAILURE, MONDAY).withId(new RecoveryCaseId("case-1"));
    }

    private static RecoveryCase after(RecoveryCase of, Duration passed, CaseCommand... commands) {
        RecoveryCase now = of;
        for (CaseCommand command : commands) {
            now = LIFECYCLE
                    .apply(now, command, MONDAY.plus(passed), Actor.SYSTEM)
                    .after();
        }
        return now;
    }

    private static RecoveryCase after(RecoveryCase of, CaseCommand... commands) {
        return after(of, Duration.ZERO, commands);
    }

    @Test
    void everyTextOfACommandIsCheckedAndNamed() {
        Map<String, Function<String, CaseCommand>> keys = new LinkedHashMap<>();
        keys.put("begin.owner", CaseCommand.Begin::new);
        keys.put("assign.owner", DeskCommand.Assign::new);
        keys.put("transfer.team", DeskCommand.Transfer::new);
        keys.put("findCause.code", DeskCommand.FindCause::new);
        keys.put("refer.body", body -> new CustomerCommand.Refer(body, true));
        Map<String, Function<String, CaseCommand>> texts = new LinkedHashMap<>(keys);
        texts.put("dismiss.reason", CaseCommand.Dismiss::new);
        texts.put("resolve.text", CaseCommand.Resolve::new);
        texts.put("addNote.text", text -> new DeskCommand.AddNote(CaseNote.Visibility.INTERNAL, text));
        texts.put("apologise.text", text -> new CustomerCommand.Apologise(Apology.Kind.REGRET, text, false));

        texts.forEach((field, command) -> assertThatThrownBy(() -> command.apply(" "))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(field + " must not be blank"));
        keys.forEach((field, command) -> {
            assertThat(command.apply("k".repeat(90))).isNotNull();
            assertThatThrownBy(() -> command.apply("k".repeat(91)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage(field + " must have at most 90 characters");
        });
        assertThatThrownBy(() -> new DeskCommand.CountGrants(-1))
                .hasMessage("countGrants.undecided must not be negative");
        assertThatThrownBy(() -> CaseLink.causedBy(" ")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Instruction.of(BEGIN).withId("k".repeat(91)))
                .hasMessage("instruction.id must have at most 90 characters");
    }

    @Test
    void whatHidesATextSaysWhatItIs() {
        List<Object> hiding = List.of(
                new CaseCommand.Dismiss("secret"),
                new CaseCommand.Resolve("secret"),
                new CustomerCommand.Apologise(Apology.Kind.REGRET, "secret", true),
                new DeskCommand.AddNote(CaseNote.Visibility.CUSTOMER, "secret"),
                new CustomerView.Message(MONDAY, "secret"));
        RecoveryCase told = after(
                opened(),
                ACKNOWLEDGE,
                BEGIN,
                new CustomerCommand.Apologise(Apology.Kind.REGRET, "secret", true),
                new DeskCommand.AddNote(CaseNote.Visibility.CUSTOMER, "secret"),
                new CaseCommand.Resolve("secret"));

        Stream.of(hiding, told.apologies(), told.notes(), told.resolutions(), List.of(CustomerView.of(told)))
                .flatMap(List::stream)
                .forEach(one -> assertThat(one.toString())
                        .startsWith(one.getClass().getSimpleName() + "[")
                        .doesNotContain("secret"));
    }

    @ParameterizedTest
    @CsvSource({"receivedAt, 301", "occurredAt, 301"})
    void aReportFromTheFutureIsRefusedWhicheverTimeIsWrong(String field, long ahead) {
        Instant later = MONDAY.plusSeconds(ahead);
        ServiceFailure failure =
                field.equals("receivedAt") ? FAILURE.withReceivedAt(later) : FAILURE.withOccurredAt(later);
        CaseLifecycle standard = CaseLifecycle.of(RecoveryPolicy.standard(ZoneOffset.UTC));

        assertThat(standard.open(failure, MONDAY.plusSeconds(1)).state()).isEqualTo(CaseState.OPEN);
        assertThatThrownBy(() -> standard.open(failure, MONDAY))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("failure." + field + " must not lie in the future");
    }

    @Test
    void lookingBeforeAnythingIsDueChangesNothing() {
        CaseChange change = CaseLifecycle.notice(opened(), MONDAY.plusSeconds(3_599), Actor.SYSTEM);

        assertThat(change).isEqualTo(new CaseChange(opened(), List.of()));
    }

    @Test
    void anyOtherMilestoneIsNoAcknowledgement() {
        RecoveryCase begun = after(opened(), new CaseCommand.Assess(Severity.LOW), BEGIN);

        assertThatThrownBy(() -> after(begun, new CaseCommand.Resolve("done")))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContaining("acknowledge it first");
    }

    @Test
    void commandsWithDifferentIdsAreDifferentCommands() {
        RecoveryCase one = LIFECYCLE
                .apply(
                        opened(),
                        Instruction.of(ACKNOWLEDGE).withId("c-1"),
                        MONDAY,
                        Actor.SYSTEM,
                        id -> Optional.empty())
                .after();
        RecoveryCase two = LIFECYCLE
                .apply(one, Instruction.of(BEGIN).withId("c-2"), MONDAY, Actor.SYSTEM, id -> Optional.empty())
                .after();

        assertThat(two.receipts()).extracting(CommandReceipt::commandId).containsExactly("c-1", "c-2");
        assertThat(LIFECYCLE.apply(
                        two, Instruction.of(BEGIN).withId("c-2"), MONDAY, Actor.SYSTEM, id -> Optional.empty()))
                .isEqualTo(new CaseChange(two, List.of()));
    }

    @Test
    void whatWasToldOfAClockIsNotToldAgain() {
        CaseChange first = CaseLifecycle.notice(opened(), MONDAY.plus(Duration.ofMinutes(61)), Actor.SYSTEM);
        CaseChange second = CaseLifecycle.notice(first.after(), MONDAY.plus(Duration.ofMinutes(121)), Actor.SYSTEM);

        assertThat(first.events())
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.thresholds()).containsExactly(Threshold.parse("PT1H")));
        assertThat(second.events())
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.thresholds()).containsExactly(Threshold.parse("PT2H")));
    }

    @Test
    void whoIsReferredWasToldWhereElseToTurn() {
        RecoveryCase referred = after(opened(), Duration.ofHours(1), new CustomerCommand.Refer("ombudsman", true));

        assertThat(referred.recourseToldAt()).hasValue(MONDAY.plus(Duration.ofHours(1)));
        RecoveryCase rejected = after(
                opened(),
                ACKNOWLEDGE,
                BEGIN,
                new CustomerCommand.CommunicateDecision(Decision.REJECTED, Channel.EMAIL, true));
        assertThat(after(rejected, Duration.ofHours(1), new CustomerCommand.Refer("ombudsman", true))
                        .recourseToldAt())
                .as("the first time counts")
                .hasValue(MONDAY);
    }

    @Test
    void aClockThatHasEndedDoesNotChangeWhenItsTargetIsGivenUp() {
        RecoveryCase informed = after(opened(), new CustomerCommand.Inform(Channel.EMAIL));
        CaseLifecycle fewer = CaseLifecycle.of(policy("fewer", Target.FIRST_RESPONSE, Target.NEXT_UPDATE));

        RecoveryCase replanned = fewer.apply(
                        informed, new DeskCommand.Replan(), MONDAY.plus(Duration.ofHours(9)), Actor.SYSTEM)
                .after();

        assertThat(replanned.clock(Target.FIRST_RESPONSE)).isEqualTo(informed.clock(Target.FIRST_RESPONSE));
        assertThat(replanned.clock(Target.NEXT_UPDATE).map(SlaClock::state)).hasValue(ClockState.CANCELLED);
    }

    @Test
    void theCustomerSeesWhenTheyWereAcknowledgedAndWhenTheyHearNext() {
        RecoveryCase assessed = after(opened(), new CaseCommand.Assess(Severity.LOW));
        assertThat(CustomerView.of(assessed).acknowledgedAt()).isEmpty();
        assertThat(CustomerView.of(assessed).apology()).isEmpty();

        RecoveryCase begun = after(assessed, Duration.ofHours(1), ACKNOWLEDGE, BEGIN);
        assertThat(CustomerView.of(begun).acknowledgedAt()).hasValue(MONDAY.plus(Duration.ofHours(1)));
        assertThat(CustomerView.of(begun).nextUpdateBy()).hasValue(MONDAY.plus(Duration.ofHours(4)));

        RecoveryCase resolved = after(begun, Duration.ofHours(2), new CaseCommand.Resolve("done"));
        assertThat(CustomerView.of(resolved).nextUpdateBy()).isEmpty();
        assertThat(CustomerView.of(resolved).resolution()).hasValue("done");
        assertThat(CustomerView.of(after(resolved, Duration.ofHours(3), new CaseCommand.Reopen()))
                        .resolution())
                .as("it did not hold")
                .isEmpty();
    }

    /** What is cleared, as by transferring and reopening, is cleared in the replay too. */
    @Test
    void aJournalReplaysToWhatTheCaseWasAtEveryVersion() {
        List<RecoveryCase> versions = new ArrayList<>(List.of(opened()));
        List<CaseEvent> journal = new ArrayList<>(List.of(CaseLifecycle.opening(opened(), Actor.SYSTEM)));
        List<CaseCommand> commands = List.of(
                ACKNOWLEDGE,
                BEGIN,
                new DeskCommand.FindCause("staffing"),
                new DeskCommand.Transfer("night"),
                new CaseCommand.Resolve("done"),
                new CaseCommand.Close(Acceptance.ACCEPTED, true),
                new CaseCommand.Reopen());
        for (CaseCommand command : commands) {
            CaseChange change =
                    LIFECYCLE.apply(versions.get(versions.size() - 1), command, MONDAY.plusSeconds(9), Actor.SYSTEM);
            versions.add(change.after());
            journal.addAll(change.events());
        }

        for (RecoveryCase version : versions) {
            assertThat(CaseReplay.replay(journal, version.id(), version.version()))
                    .hasValue(version.withoutTexts());
        }
        assertThat(versions.get(6).rootCause())
                .as("closing keeps a cause that it does not need")
                .hasValue("staffing");
        assertThat(versions.get(4).owner()).isEmpty();
        assertThat(versions.get(7).closedAt()).isEmpty();
        assertThat(journal.get(4).change().orElseThrow())
                .as("a patch says what has changed alone")
                .doesNotContain("fingerprint");
    }

    @Test
    void aCaseWithoutNumberHoldsNone() {
        RecoveryCase unnumbered = opened();

        assertThat(RecoveryCase.NUMBER.values().apply(unnumbered)).isEmpty();
        assertThat(RecoveryCase.NUMBER.values().apply(unnumbered.withNumber("R-1")))
                .containsExactly("R-1");
    }

    /** The digest was taken by another program. */
    @Test
    void aStandardNumberIsTheFirst40BitsOfADigest() {
        ServiceFailure failure = FAILURE.withFingerprint("trip-7");

        assertThat(CaseNumbers.standard().number(failure, MONDAY, 1)).isEqualTo("R-2026-7ZEN-8APJ");
    }
}
