package io.crmkit.recovery.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.recovery.calendar.Budget;
import io.crmkit.recovery.calendar.BusinessCalendar;
import io.crmkit.recovery.deadline.Breach;
import io.crmkit.recovery.deadline.ClockResult;
import io.crmkit.recovery.deadline.Duty;
import io.crmkit.recovery.deadline.SlaClock;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.deadline.Threshold;
import io.crmkit.recovery.deadline.WaitReason;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.policy.RecoveryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Monday 5 January 2026, 10:00, around the clock: one hour for each target, but eight hours to resolve. */
class CaseClocksTest {
    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
    private static final CaseCommand INFORM = new CustomerCommand.Inform(Channel.EMAIL);
    private static final CaseCommand ACKNOWLEDGE = new CaseCommand.Acknowledge(Channel.EMAIL);
    private static final CaseCommand BEGIN = new CaseCommand.Begin("desk");
    private static final CaseCommand RESOLVE = new CaseCommand.Resolve("rebooked");
    private static final CaseCommand DECIDE =
            new CustomerCommand.CommunicateDecision(Decision.UPHELD, Channel.EMAIL, false);

    private final CaseLifecycle lifecycle = CaseLifecycle.of(policy("policy-1", "PT8H"));
    private RecoveryCase now = lifecycle
            .open(
                    ServiceFailure.delay(new CustomerId("ada"))
                            .severity(Severity.HIGH)
                            .build(),
                    START)
            .withId(new RecoveryCaseId("case-1"));
    private List<CaseEvent> told = List.of();

    private static RecoveryPolicy policy(String id, String resolve) {
        RecoveryPolicy.Builder policy = RecoveryPolicy.builder(id, BusinessCalendar.alwaysOpen(ZoneOffset.UTC))
                .allowedBackdating(Duration.ofHours(1));
        for (Severity severity : Severity.values()) {
            for (Target target : Target.values()) {
                policy.duty(severity, Duty.of(target, Budget.parse(target == Target.RESOLVE ? resolve : "PT1H")));
            }
            policy.duty(
                    severity, Duty.of(Target.NEXT_UPDATE, Budget.parse("PT1H")).pausedBy(Set.of(WaitReason.CUSTOMER)));
        }
        return policy.build();
    }

    private void at(String time, CaseCommand command) {
        take(lifecycle.apply(now, command, instant(time), Actor.SYSTEM));
    }

    private void take(CaseChange change) {
        now = change.after();
        told = change.events();
    }

    private static Instant instant(String time) {
        return Instant.parse("2026-01-05T" + time + ":00Z");
    }

    private List<String> results(Target target, String time) {
        return now.clocks().stream()
                .filter(clock -> clock.target() == target)
                .map(clock -> clock.cycle() + "." + clock.round() + " " + clock.result(instant(time)))
                .toList();
    }

    @Test
    void allClocksButThatOfTheFollowUpStartWithTheReport() {
        assertThat(now.clocks())
                .extracting(SlaClock::target)
                .containsExactly(
                        Target.ACKNOWLEDGE,
                        Target.FIRST_RESPONSE,
                        Target.NEXT_UPDATE,
                        Target.RESOLVE,
                        Target.FINAL_RESPONSE);
        assertThat(now.clocks()).extracting(SlaClock::startedAt).containsOnly(START);
    }

    @Test
    void acknowledgingIsNoAnswerToTheMatter() {
        at("10:30", ACKNOWLEDGE);

        assertThat(results(Target.ACKNOWLEDGE, "12:00")).containsExactly("1.1 MET");
        assertThat(results(Target.FIRST_RESPONSE, "12:00")).containsExactly("1.1 BREACHED");
        assertThat(results(Target.NEXT_UPDATE, "10:30")).containsExactly("1.1 OPEN");
    }

    @Test
    void theClockOfTheNextUpdateRollsEachTimeTheCustomerIsTold() {
        at("10:30", INFORM);
        at("11:30", INFORM); // at the deadline: in time
        at("12:31", INFORM);

        assertThat(results(Target.FIRST_RESPONSE, "13:00")).containsExactly("1.1 MET");
        assertThat(results(Target.NEXT_UPDATE, "13:00"))
                .containsExactly("1.1 MET", "1.2 MET", "1.3 BREACHED", "1.4 OPEN");
        assertThat(now.clock(Target.NEXT_UPDATE).flatMap(SlaClock::dueAt)).hasValue(instant("13:31"));
        assertThat(told).extracting(CaseEvent::type).containsExactly(CaseEventType.INFORMED, CaseEventType.BREACHED);
    }

    @Test
    void anUpdateThatIsPromisedWhileTheCustomerIsAskedIsPausedFromItsStart() {
        at("10:05", ACKNOWLEDGE);
        at("10:10", BEGIN);
        at("10:20", new CaseCommand.Wait(WaitReason.CUSTOMER));
        at("10:30", INFORM);
        assertThat(now.clock(Target.NEXT_UPDATE).flatMap(SlaClock::dueAt)).isEmpty();
        at("12:00", new CaseCommand.Resume());

        assertThat(now.clock(Target.NEXT_UPDATE).flatMap(SlaClock::dueAt)).hasValue(instant("13:00"));
    }

    @Test
    void theDecisionIsTheFinalResponseAndAnAnswerAndAnUpdate() {
        at("10:05", ACKNOWLEDGE);
        at("10:10", BEGIN);
        at("10:40", DECIDE);

        assertThat(results(Target.FINAL_RESPONSE, "12:00")).containsExactly("1.1 MET");
        assertThat(results(Target.FIRST_RESPONSE, "12:00")).containsExactly("1.1 MET");
        assertThat(results(Target.NEXT_UPDATE, "11:00")).containsExactly("1.1 MET", "1.2 OPEN");
    }

    @Test
    void theResolutionStartsTheFollowUpWhichStopsWhenTheCustomerIsAsked() {
        resolved();
        assertThat(results(Target.FOLLOW_UP, "11:30")).containsExactly("1.1 OPEN");
        assertThat(now.nextDueAt()).hasValue(instant("11:00").plusSeconds(1)); // the final response
        at("12:00", new CaseCommand.StartFollowUp());

        assertThat(results(Target.FOLLOW_UP, "12:30")).containsExactly("1.1 BREACHED"); // due at 11:45
    }

    private void resolved() {
        at("10:05", ACKNOWLEDGE);
        at("10:10", BEGIN);
        at("10:45", RESOLVE);
    }

    @Test
    void closingEndsAllClocksAndMeetsTheFinalResponseOnlyIfTheCustomerAccepted() {
        resolved();
        RecoveryCase resolved = now;
        at("10:50", new CaseCommand.Close(Acceptance.ACCEPTED, false));
        assertThat(results(Target.FINAL_RESPONSE, "23:00")).containsExactly("1.1 MET");
        assertThat(results(Target.FOLLOW_UP, "23:00")).containsExactly("1.1 MET");
        assertThat(now.nextDueAt()).isEmpty();

        now = resolved;
        at("10:50", new CaseCommand.Close(Acceptance.REJECTED, true));
        assertThat(results(Target.FINAL_RESPONSE, "23:00")).containsExactly("1.1 CANCELLED");
        assertThat(results(Target.FOLLOW_UP, "23:00")).containsExactly("1.1 MET");
    }

    @Test
    @DisplayName("D2: reopening sets going what the end of the work stopped, and nothing that reached its own target")
    void d2OnlyClocksStoppedByResolveOrCloseAreAffected() {
        resolved();
        at("10:50", new CaseCommand.Close(Acceptance.REJECTED, true));
        at("12:50", new CaseCommand.Reopen());

        assertThat(results(Target.ACKNOWLEDGE, "12:50")).containsExactly("1.1 MET");
        assertThat(results(Target.FIRST_RESPONSE, "12:50")).containsExactly("1.1 MET");
        assertThat(results(Target.FOLLOW_UP, "12:50")).containsExactly("1.1 MET");
        assertThat(now.clock(Target.NEXT_UPDATE).flatMap(SlaClock::dueAt)).hasValue(instant("13:05"));
        assertThat(now.clock(Target.FINAL_RESPONSE).flatMap(SlaClock::dueAt)).hasValue(instant("13:00"));
        assertThat(now.clock(Target.RESOLVE).flatMap(SlaClock::dueAt)).hasValue(instant("20:05"));
        at("13:00", RESOLVE);
        assertThat(results(Target.FOLLOW_UP, "13:00")).containsExactly("1.1 MET", "2.1 OPEN");
    }

    @Test
    void aFollowUpThatNobodyBeganIsCancelledByReopening() {
        resolved();
        at("11:00", new CaseCommand.Reopen());

        assertThat(results(Target.FOLLOW_UP, "23:00")).containsExactly("1.1 CANCELLED");
    }

    @Test
    @DisplayName("D4, D12: another policy plans open clocks from the same start; ended ones and breaches stay")
    void d4AnotherPolicy() {
        at("11:01", ACKNOWLEDGE);
        RecoveryPolicy newer = policy("policy-2", "PT30M");
        take(CaseLifecycle.of(newer).apply(now, new DeskCommand.Replan(), instant("12:00"), Actor.SYSTEM));

        assertThat(now.policy()).isEqualTo("policy-2");
        assertThat(now.clock(Target.ACKNOWLEDGE).map(SlaClock::policy)).hasValue("policy-1");
        assertThat(now.clock(Target.RESOLVE).flatMap(SlaClock::breach))
                .hasValue(new Breach(instant("10:30"), instant("12:00"), "policy-2", Breach.Cause.REPLANNED));
        assertThat(now.clock(Target.FINAL_RESPONSE).flatMap(SlaClock::breach))
                .hasValue(new Breach(instant("11:00"), instant("12:00"), "policy-1", Breach.Cause.RAN_OUT));
        assertThat(told.get(0).type()).isEqualTo(CaseEventType.REPLANNED);
        assertThat(told).extracting(CaseEvent::type).contains(CaseEventType.BREACHED);
    }

    @Test
    void aClockWhoseTargetThePolicyDoesNotKnowIsCancelledWithItsBreach() {
        take(CaseLifecycle.of(RecoveryPolicy.standard(ZoneOffset.UTC))
                .apply(now, new DeskCommand.Replan(), instant("10:30"), Actor.SYSTEM));

        assertThat(results(Target.FIRST_RESPONSE, "23:00")).containsExactly("1.1 CANCELLED");
        assertThat(results(Target.RESOLVE, "12:00")).containsExactly("1.1 OPEN");
    }

    @Test
    @DisplayName("D11: an act that was in time takes back the breach that was noticed before it was recorded")
    void d11RecordedLate() {
        take(CaseLifecycle.notice(now, instant("11:20"), Actor.SYSTEM));
        assertThat(told).extracting(CaseEvent::type).contains(CaseEventType.BREACHED);
        RecoveryCase noticed = now;

        take(late(ACKNOWLEDGE, "11:00", "11:30"));
        assertThat(results(Target.ACKNOWLEDGE, "11:30")).containsExactly("1.1 MET");
        assertThat(told)
                .extracting(event -> event.type() + " " + event.at() + " " + event.recordedAt())
                .containsExactly(
                        "ACKNOWLEDGED 2026-01-05T11:00:00Z 2026-01-05T11:30:00Z",
                        "BREACH_WITHDRAWN 2026-01-05T11:30:00Z 2026-01-05T11:30:00Z");

        now = noticed;
        take(late(ACKNOWLEDGE, "11:01", "11:30"));
        assertThat(results(Target.ACKNOWLEDGE, "11:30")).containsExactly("1.1 BREACHED");
    }

    private CaseChange late(CaseCommand command, String carriedOutAt, String recordedAt) {
        return lifecycle.apply(
                now,
                Instruction.of(command).carriedOutAt(instant(carriedOutAt)),
                instant(recordedAt),
                Actor.SYSTEM,
                CaseLookup.NONE);
    }

    @Test
    void anActIsRecordedInOrderAndSoonEnough() {
        at("11:00", BEGIN);

        assertThatThrownBy(() -> late(ACKNOWLEDGE, "11:05", "12:06"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("instruction.carriedOutAt must lie at most PT1H back");
        assertThatThrownBy(() -> late(ACKNOWLEDGE, "10:59", "11:30"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("instruction.carriedOutAt must not lie before the last command, of 2026-01-05T11:00:00Z");
        assertThatThrownBy(() -> late(ACKNOWLEDGE, "11:36", "11:30"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("instruction.carriedOutAt must not lie in the future");
        assertThat(late(ACKNOWLEDGE, "11:05", "12:05").after().actedAt()).isEqualTo(instant("11:05"));
    }

    @Test
    void mergedCasesCountFromTheEarlierStartWithThePausesBeforeTheLaterOne() {
        at("10:05", ACKNOWLEDGE);
        at("10:10", BEGIN);
        at("10:20", new CaseCommand.Wait(WaitReason.CUSTOMER));
        RecoveryCase earlier = now;
        RecoveryCase later = lifecycle
                .open(
                        ServiceFailure.delay(new CustomerId("ada"))
                                .severity(Severity.HIGH)
                                .reference("again")
                                .build(),
                        instant("11:00"))
                .withId(new RecoveryCaseId("case-2"));
        CaseLookup both = id -> Optional.of(id.equals(later.id()) ? later : now);

        take(lifecycle.apply(
                earlier, Instruction.of(new DeskCommand.MergeInto(later.id())), instant("12:00"), Actor.SYSTEM, both));
        RecoveryCase survivor = lifecycle
                .apply(
                        later,
                        Instruction.of(new DeskCommand.Absorb(earlier.id())),
                        instant("12:00"),
                        Actor.SYSTEM,
                        both)
                .after();

        assertThat(now.state()).isEqualTo(CaseState.MERGED);
        assertThat(now.duplicateOf()).hasValue(later.id());
        assertThat(survivor.reports()).isEqualTo(2);
        assertThat(survivor.absorbed()).containsExactly(earlier.id());
        assertThat(survivor.clock(Target.RESOLVE).map(SlaClock::startedAt)).hasValue(START);
        assertThat(survivor.clock(Target.RESOLVE).flatMap(SlaClock::dueAt)).hasValue(instant("18:40"));
        assertThat(survivor.clock(Target.ACKNOWLEDGE).map(clock -> clock.result(instant("12:00"))))
                .hasValue(ClockResult.BREACHED);
    }

    @Test
    void missedThresholdsOfOneClockAreToldTogetherBreachesAlone() {
        CaseLifecycle noticing = CaseLifecycle.of(noticing());
        now = noticing.open(ServiceFailure.delay(new CustomerId("ada")).build(), START)
                .withId(new RecoveryCaseId("case-1"));

        take(CaseLifecycle.notice(now, instant("20:00"), Actor.SYSTEM));

        assertThat(told)
                .extracting(event -> event.type() + " " + event.target().orElseThrow() + " " + event.thresholds())
                .containsExactly(
                        "BREACHED ACKNOWLEDGE []",
                        "REMINDED RESOLVE [50%, due-PT1H]",
                        "BREACHED RESOLVE []",
                        "ESCALATED RESOLVE [due+PT1H]");
        assertThat(told).extracting(CaseEvent::sequence).containsExactly(2, 3, 4, 5);
        assertThat(CaseLifecycle.notice(now, instant("20:00"), Actor.SYSTEM).events())
                .isEmpty();
    }

    private static RecoveryPolicy noticing() {
        RecoveryPolicy.Builder policy = RecoveryPolicy.builder("policy-1", BusinessCalendar.alwaysOpen(ZoneOffset.UTC));
        for (Severity severity : Severity.values()) {
            policy.duty(severity, Duty.of(Target.ACKNOWLEDGE, Budget.parse("PT1H")))
                    .duty(
                            severity,
                            Duty.of(Target.RESOLVE, Budget.parse("PT8H"))
                                    .noticing(
                                            Threshold.parse("50%"),
                                            Threshold.parse("due-PT1H"),
                                            Threshold.parse("due+PT1H"),
                                            Threshold.parse("due+PT3H")));
        }
        return policy.build();
    }
}
