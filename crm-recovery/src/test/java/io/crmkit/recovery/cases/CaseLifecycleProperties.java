package io.crmkit.recovery.cases;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.json.JsonCodec;
import io.crmkit.recovery.calendar.Budget;
import io.crmkit.recovery.calendar.BusinessCalendar;
import io.crmkit.recovery.calendar.WeeklyHours;
import io.crmkit.recovery.deadline.Breach;
import io.crmkit.recovery.deadline.ClockResult;
import io.crmkit.recovery.deadline.ClockState;
import io.crmkit.recovery.deadline.Duty;
import io.crmkit.recovery.deadline.ReopenRule;
import io.crmkit.recovery.deadline.SlaClock;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.deadline.Threshold;
import io.crmkit.recovery.deadline.WaitReason;
import io.crmkit.recovery.failure.FailureKind;
import io.crmkit.recovery.failure.FailureSource;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.policy.RecoveryPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;

/** The laws of cases and clocks, over random lives: commands, allowed or not, hours and days apart. */
class CaseLifecycleProperties {
    private static final String SECRET = "Ada missed her father";
    private static final JsonCodec<CaseEvent> EVENTS = JsonCodec.of(CaseEvent.class);
    private static final Instant START =
            Instant.parse("2026-03-26T14:00:00Z"); // Berlin changes its clocks three days later

    private static final RecoveryCaseId ID = new RecoveryCaseId("case-1");
    private static final RecoveryCaseId OTHER = new RecoveryCaseId("case-2");

    /** A command, the minutes since the one before, and how many of them it is recorded late. */
    record Step(CaseCommand command, int minutes, int late) {}

    /** A policy and what happens to a case under it. */
    record Life(RecoveryPolicy policy, FailureSource source, List<Step> steps) {}

    @Provide
    Arbitrary<Life> lives() {
        Arbitrary<Step> steps = Combinators.combine(
                        commands(),
                        Arbitraries.oneOf(
                                Arbitraries.integers().between(0, 300),
                                Arbitraries.integers().between(0, 6_000)),
                        Arbitraries.oneOf(
                                Arbitraries.just(0), Arbitraries.integers().between(0, 130)))
                .as(Step::new);
        return Combinators.combine(
                        Arbitraries.of(ReopenRule.class),
                        Arbitraries.of(FailureSource.class),
                        steps.list().ofMinSize(3).ofMaxSize(40))
                .as((rule, source, list) -> new Life(policy("policy-1", rule, "P2BD+PT1H"), source, list));
    }

    private static Arbitrary<CaseCommand> commands() {
        return Arbitraries.frequencyOf(
                Tuple.of(
                        3,
                        Arbitraries.of(
                                new CaseCommand.Confirm(),
                                new CaseCommand.Acknowledge(Channel.PHONE),
                                new CaseCommand.Begin("desk"),
                                new CaseCommand.Wait(WaitReason.CUSTOMER),
                                new CaseCommand.Wait(WaitReason.THIRD_PARTY),
                                new CaseCommand.Resume(),
                                new CaseCommand.Resolve(ResolutionType.REFUND, SECRET),
                                new CaseCommand.Reopen(),
                                new CustomerCommand.Inform(Channel.EMAIL),
                                new DeskCommand.AddNote(CaseNote.Visibility.CUSTOMER, "we called the airline"))),
                Tuple.of(
                        2,
                        Arbitraries.of(
                                new CaseCommand.Assess(Severity.CRITICAL),
                                new CaseCommand.Assess(Severity.LOW),
                                new CaseCommand.StartFollowUp(),
                                new CustomerCommand.RecordFollowUp(Acceptance.REJECTED),
                                new CaseCommand.Close(Acceptance.ACCEPTED, false),
                                new CaseCommand.Close(Acceptance.REJECTED, true),
                                new CaseCommand.Close(Acceptance.NO_REPLY, false),
                                new CustomerCommand.Apologise(Apology.Kind.REMEDY, SECRET, true),
                                new CustomerCommand.CommunicateDecision(Decision.REJECTED, Channel.EMAIL, true),
                                new DeskCommand.Assign("grace"),
                                new DeskCommand.Transfer("team-2"),
                                new DeskCommand.AddNote(CaseNote.Visibility.INTERNAL, SECRET),
                                new DeskCommand.Link(CaseLink.causedBy("incident-1")),
                                new DeskCommand.CountGrants(1),
                                new DeskCommand.CountGrants(0),
                                new DeskCommand.FindCause("staffing"),
                                new DeskCommand.Replan())),
                Tuple.of(
                        1,
                        Arbitraries.of(
                                new CaseCommand.Dismiss(SECRET),
                                new CustomerCommand.Refer("ombudsman", true),
                                new DeskCommand.MergeInto(OTHER))));
    }

    private static RecoveryPolicy policy(String id, ReopenRule rule, String resolve) {
        BusinessCalendar office = BusinessCalendar.builder("office of " + id, ZoneId.of("Europe/Berlin"))
                .hours(WeeklyHours.parse("mon-fri 08:00-12:00,13:00-18:00; sun 01:00-04:00"))
                .build();
        RecoveryPolicy.Builder policy = RecoveryPolicy.builder(id, office).allowedBackdating(Duration.ofHours(2));
        for (Severity severity : Severity.values()) {
            policy.duty(severity, Duty.of(Target.ACKNOWLEDGE, Budget.parse("PT2H")));
            policy.duty(severity, Duty.of(Target.FIRST_RESPONSE, Budget.parse("PT6H")));
            policy.duty(
                    severity,
                    Duty.of(Target.NEXT_UPDATE, Budget.parse("P1BD"))
                            .pausedBy(Set.of(WaitReason.CUSTOMER))
                            .noticing(Threshold.parse("due-PT1H"))
                            .reopening(rule));
            policy.duty(
                    severity,
                    Duty.of(Target.RESOLVE, Budget.parse(severity == Severity.CRITICAL ? "PT5H" : resolve))
                            .noticing(
                                    Threshold.parse("PT1H"),
                                    Threshold.parse("80%"),
                                    Threshold.parse("due+PT3H"),
                                    Threshold.parse("200%"))
                            .reopening(rule));
            policy.duty(severity, Duty.of(Target.FOLLOW_UP, Budget.parse("P3CD")));
            policy.duty(
                    severity,
                    Duty.of(Target.FINAL_RESPONSE, Budget.parse("P1CW"))
                            .noticing(Threshold.parse("due-PT48H"))
                            .reopening(rule));
        }
        return policy.build();
    }

    /** A case that is lived through, with its journal; {@code ticks} says how often it is looked at between two commands. */
    private static final class Lived {
        final CaseLifecycle lifecycle;
        final CaseLifecycle newer;
        final List<RecoveryCase> states = new ArrayList<>();
        final List<CaseEvent> journal = new ArrayList<>();
        int accepted;
        Instant now = START;

        Lived(Life life, int ticks) {
            lifecycle = CaseLifecycle.of(life.policy());
            newer = CaseLifecycle.of(policy("policy-2", ReopenRule.CONTINUE, "PT9H"));
            states.add(lifecycle
                    .open(
                            ServiceFailure.builder(FailureKind.DELAY, new CustomerId("ada"))
                                    .source(life.source())
                                    .description(SECRET)
                                    .build(),
                            START)
                    .withId(ID));
            journal.add(CaseLifecycle.opening(last(), Actor.SYSTEM));
            for (Step step : life.steps()) {
                for (int i = 1; i <= ticks; i++) {
                    take(CaseLifecycle.notice(last(), now.plusSeconds(step.minutes() * 60L * i / ticks), Actor.SYSTEM));
                }
                now = now.plusSeconds(step.minutes() * 60L);
                try {
                    take(apply(step));
                    accepted++;
                } catch (NotAllowedException | AlreadyDoneException | InvalidInputException refused) {
                    // the case is as it was: nothing to take
                }
            }
        }

        private CaseChange apply(Step step) {
            boolean replans = step.command() instanceof DeskCommand.Replan
                    || last().policy().equals("policy-2");
            Instruction now = Instruction.of(step.command()).withId("command-" + last().version());
            return (replans ? newer : lifecycle)
                    .apply(
                            last(),
                            step.late() == 0 ? now : now.carriedOutAt(this.now.minusSeconds(step.late() * 60L)),
                            this.now,
                            Actor.SYSTEM,
                            id -> Optional.of(states.get(0).withId(OTHER))
                                    .filter(other -> other.id().equals(id)));
        }

        RecoveryCase last() {
            return states.get(states.size() - 1);
        }

        private void take(CaseChange change) {
            states.add(change.after());
            journal.addAll(change.events());
        }
    }

    @Property(tries = 150)
    void whetherAnybodyLooksInBetweenMakesNoDifferenceToAnyResult(
            @ForAll("lives") Life life, @ForAll @IntRange(min = 1, max = 5) int ticks) {
        Lived unseen = new Lived(life, 0);
        Lived watched = new Lived(life, ticks);

        assertThat(watched.last().state()).isEqualTo(unseen.last().state());
        assertThat(results(watched)).isEqualTo(results(unseen));
        assertThat(breaches(watched)).isEqualTo(breaches(unseen));
    }

    private static List<ClockResult> results(Lived lived) {
        return lived.last().clocks().stream()
                .map(clock -> clock.result(lived.now))
                .toList();
    }

    private static List<Optional<Instant>> breaches(Lived lived) {
        RecoveryCase noticed =
                CaseLifecycle.notice(lived.last(), lived.now, Actor.SYSTEM).after();
        return noticed.clocks().stream()
                .map(clock -> clock.breach().map(Breach::breachedAt))
                .toList();
    }

    @Property(tries = 150) // 15
    void lookingTwiceIsLookingOnceAndLookingLateFindsWhatLookingEarlyDid(
            @ForAll("lives") Life life,
            @ForAll @IntRange(max = 20_000) int first,
            @ForAll @IntRange(max = 20_000) int more) {
        Lived lived = new Lived(life, 0);
        Instant early = lived.now.plusSeconds(first * 60L);
        Instant late = early.plusSeconds(more * 60L);

        CaseChange once = CaseLifecycle.notice(lived.last(), early, Actor.SYSTEM);
        CaseChange stepwise = CaseLifecycle.notice(once.after(), late, Actor.SYSTEM);
        CaseChange atOnce = CaseLifecycle.notice(lived.last(), late, Actor.SYSTEM);

        assertThat(CaseLifecycle.notice(once.after(), early, Actor.SYSTEM).events())
                .isEmpty();
        assertThat(marks(stepwise.after())).isEqualTo(marks(atOnce.after()));
        assertThat(stepwise.after().nextDueAt()).isEqualTo(atOnce.after().nextDueAt());
        assertThat(once.after().nextDueAt().filter(next -> !next.isAfter(early)))
                .isEmpty();
    }

    private static List<String> marks(RecoveryCase of) {
        return of.clocks().stream()
                .map(clock -> clock.breach().map(Breach::breachedAt) + " "
                        + clock.reminders().stream()
                                .map(reminder -> reminder.firedAt().isPresent())
                                .toList())
                .toList();
    }

    @Property(tries = 150) // 16
    void noBreachIsToldTwiceAndOnlyAnActThatWasInTimeTakesOneBack(@ForAll("lives") Life life) {
        Lived lived = new Lived(life, 2);

        long told = count(lived, CaseEventType.BREACHED) - count(lived, CaseEventType.BREACH_WITHDRAWN);
        assertThat(told)
                .isEqualTo(lived.last().clocks().stream()
                        .filter(clock -> clock.breach().isPresent())
                        .count());
        for (int i = 1; i < lived.states.size(); i++) {
            RecoveryCase after = lived.states.get(i);
            for (SlaClock before : lived.states.get(i - 1).clocks()) {
                SlaClock now = after.clocks().stream()
                        .filter(before::isSameAs)
                        .findFirst()
                        .orElseThrow();
                if (!before.breach().equals(now.breach())) {
                    boolean noticed = before.breach().isEmpty();
                    boolean inTime = after.actedAt().isBefore(after.changedAt()) && !before.lateAt(after.actedAt());
                    assertThat(noticed || inTime).isTrue();
                }
            }
        }
    }

    private static long count(Lived lived, CaseEventType type) {
        return lived.journal.stream().filter(event -> event.type() == type).count();
    }

    @Property(tries = 150) // 12
    void theVersionCountsTheCommandsAndOnlyReopeningFollowsAnEnd(@ForAll("lives") Life life) {
        Lived lived = new Lived(life, 2);

        assertThat(lived.last().version()).isEqualTo(lived.accepted + 1);
        assertThat(lived.last().entries()).isEqualTo(lived.journal.size());
        List<CaseEvent> commands =
                lived.journal.stream().filter(event -> event.target().isEmpty()).toList();
        assertThat(commands)
                .extracting(CaseEvent::version)
                .doesNotHaveDuplicates()
                .isSorted();
        assertThat(commands).hasSize(lived.accepted + 1);
        for (int i = 1; i < commands.size(); i++) {
            CaseState before = commands.get(i - 1).state();
            assertThat(commands.get(i).at())
                    .isAfterOrEqualTo(commands.get(i - 1).at());
            assertThat(before).isNotIn(CaseState.DISMISSED, CaseState.MERGED, CaseState.REFERRED);
            if (before == CaseState.CLOSED) {
                assertThat(commands.get(i).type()).isEqualTo(CaseEventType.REOPENED);
            }
        }
    }

    @Property(tries = 150) // 12
    void theJournalReplayedIsTheStoredCaseAtEveryVersion(
            @ForAll("lives") Life life, @ForAll @IntRange(max = 3) int ticks) {
        Lived lived = new Lived(life, ticks);
        List<CaseEvent> stored = lived.journal.stream()
                .map(event -> EVENTS.decode(EVENTS.encode(event)))
                .toList();

        assertThat(CaseReplay.replay(stored, ID)).hasValue(lived.last().withoutTexts());
        for (RecoveryCase state : lived.states) {
            Optional<RecoveryCase> replayed = CaseReplay.replay(stored, ID, state.version());
            RecoveryCase last = lived.states.stream()
                    .filter(other -> other.version() == state.version())
                    .reduce(state, (one, two) -> two);
            assertThat(replayed).hasValue(last.withoutTexts());
        }
    }

    @Property(tries = 150)
    void aHistoryReplayedUnderItsOwnPolicyGivesTheClocksThatItHad(
            @ForAll("lives") Life life, @ForAll @IntRange(max = 2) int ticks) {
        Life ownPolicy = new Life(
                life.policy(),
                life.source(),
                life.steps().stream()
                        .filter(step -> !(step.command() instanceof DeskCommand.Replan))
                        .toList());
        Lived lived = new Lived(ownPolicy, ticks);

        RecoveryCase replayed = PolicyReplay.of(life.policy(), lived.journal).replay(ID);

        assertThat(withoutMarks(replayed)).isEqualTo(withoutMarks(lived.last().withoutTexts()));
        for (int i = 0; i < replayed.clocks().size(); i++) {
            assertThat(replayed.clocks().get(i).result(lived.now))
                    .isEqualTo(lived.last().clocks().get(i).result(lived.now));
        }
    }

    /** The case without what a tick would have marked. */
    private static RecoveryCase withoutMarks(RecoveryCase of) {
        return of.withEntries(0)
                .withChangedAt(of.actedAt())
                .withClocks(of.clocks().stream()
                        .map(clock -> clock.withBreach(Optional.empty()).withReminders(List.of()))
                        .toList());
    }

    @Property(tries = 100)
    void nothingThatAPersonWroteIsInTheJournalAndNothingInternalInTheViewOfTheCustomer(@ForAll("lives") Life life) {
        Lived lived = new Lived(life, 1);

        assertThat(lived.journal).noneMatch(event -> EVENTS.encode(event).contains(SECRET));
        assertThat(RecoveryCase.TYPE.codec().encode(lived.last().withoutTexts()))
                .doesNotContain(SECRET);
        CustomerView view = CustomerView.of(lived.last());
        String seen = view.messages().stream().map(CustomerView.Message::text).toList() + " " + view.status() + " "
                + view.referredTo();
        assertThat(seen).doesNotContain(SECRET).doesNotContain("grace").doesNotContain("team-2");
        assertThat(view.messages()).hasSize((int) lived.last().notes().stream()
                .filter(note -> note.visibility() == CaseNote.Visibility.CUSTOMER)
                .count());
    }

    @Property(tries = 150) // 13
    void aCommandGivenAgainChangesNothingAndAnotherOneUnderItsIdIsRefused(@ForAll("lives") Life life) {
        Lived lived = new Lived(life, 0);
        Instant later = lived.now.plusSeconds(600);

        for (CommandReceipt receipt : lived.last().receipts()) {
            Instruction other =
                    Instruction.of(new DeskCommand.FindCause("another")).withId(receipt.commandId());
            assertThatThrownBy(() -> lived.lifecycle.apply(lived.last(), other, later, Actor.SYSTEM, CaseLookup.NONE))
                    .isInstanceOfSatisfying(
                            CommandIdReusedException.class,
                            e -> assertThat(e.first()).isEqualTo(receipt));
        }
        for (Step step : life.steps()) {
            for (CommandReceipt receipt : lived.last().receipts()) {
                if (step.late() == 0 && receipt.action() == step.command().action()) {
                    Instruction again = Instruction.of(step.command()).withId(receipt.commandId());
                    if (Digests.of(again).equals(receipt.digest())) {
                        assertThat(lived.lifecycle.apply(lived.last(), again, later, Actor.SYSTEM, CaseLookup.NONE))
                                .isEqualTo(new CaseChange(lived.last(), List.of()));
                    }
                }
            }
        }
    }

    @Property(tries = 150) // 18
    void everyClockIsMetBreachedOpenOrCancelledAndNoneIsLeftOpenAtAnEnd(@ForAll("lives") Life life) {
        RecoveryCase last = new Lived(life, 1).last();

        assertThat(last.clocks()).allSatisfy(clock -> {
            boolean ended = clock.state() == ClockState.STOPPED || clock.state() == ClockState.CANCELLED;
            ClockResult result = clock.result(last.changedAt());
            assertThat(result == ClockResult.MET || result == ClockResult.CANCELLED)
                    .isEqualTo(ended && result != ClockResult.BREACHED);
            if (!CaseState.ACTIVE_STATES.contains(last.state())) {
                assertThat(ended).isTrue();
            }
        });
        assertThat(last.clocks().stream().map(clock -> clock.target() + " " + clock.cycle() + " " + clock.round()))
                .doesNotHaveDuplicates();
    }

    @Property(tries = 150) // 16
    void everyThresholdIsToldAtMostOnceInALifeOfItsClock(@ForAll("lives") Life life) {
        Lived lived = new Lived(life, 3);

        Map<String, Long> told = lived.journal.stream()
                .flatMap(event -> event.thresholds().stream()
                        .map(threshold -> event.target().orElseThrow() + " " + threshold))
                .collect(groupingBy(Function.identity(), counting()));
        told.forEach((threshold, times) -> assertThat(times)
                .as(threshold)
                .isEqualTo(lived.last().clocks().stream()
                        .flatMap(clock -> clock.reminders().stream()
                                .filter(reminder -> reminder.firedAt().isPresent())
                                .map(reminder -> clock.target() + " " + reminder.threshold()))
                        .filter(threshold::equals)
                        .count()));
    }

    @Property(tries = 100)
    void aCaseSurvivesTheStore(@ForAll("lives") Life life) {
        RecoveryCase lived = new Lived(life, 1).last();

        assertThat(RecoveryCase.TYPE.codec().decode(RecoveryCase.TYPE.codec().encode(lived)))
                .isEqualTo(lived);
    }
}
