package io.crmkit.recovery.cases;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.actor.Actor;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.recovery.calendar.Budget;
import io.crmkit.recovery.calendar.BusinessCalendar;
import io.crmkit.recovery.calendar.WeeklyHours;
import io.crmkit.recovery.deadline.Breach;
import io.crmkit.recovery.deadline.ClockResult;
import io.crmkit.recovery.deadline.Duty;
import io.crmkit.recovery.deadline.ReopenRule;
import io.crmkit.recovery.deadline.SlaClock;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.deadline.WaitReason;
import io.crmkit.recovery.failure.FailureKind;
import io.crmkit.recovery.failure.FailureSource;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.policy.RecoveryPolicy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The laws of cases and clocks, over random lives: commands, allowed or not, hours and days apart. */
class CaseLifecycleProperties {
    private static final Instant START =
            Instant.parse("2026-03-26T14:00:00Z"); // Berlin changes its clocks three days later

    /** A command and the minutes since the one before. */
    record Step(CaseCommand command, int minutes) {}

    /** A policy and what happens to a case under it. */
    record Life(RecoveryPolicy policy, FailureSource source, List<Step> steps) {}

    @Provide
    Arbitrary<Life> lives() {
        Arbitrary<Step> steps = Combinators.combine(
                        commands(),
                        Arbitraries.oneOf(
                                Arbitraries.integers().between(0, 300),
                                Arbitraries.integers().between(0, 6_000)))
                .as(Step::new);
        return Combinators.combine(
                        Arbitraries.of(ReopenRule.class),
                        Arbitraries.of(FailureSource.class),
                        steps.list().ofMinSize(3).ofMaxSize(25))
                .as((rule, source, list) -> new Life(policy(rule), source, list));
    }

    private static Arbitrary<CaseCommand> commands() {
        return Arbitraries.of(
                new CaseCommand.Confirm(),
                new CaseCommand.Dismiss("a test"),
                new CaseCommand.Acknowledge(Channel.PHONE),
                new CaseCommand.Assess(Severity.CRITICAL),
                new CaseCommand.Assess(Severity.LOW),
                new CaseCommand.Begin("desk"),
                new CaseCommand.Wait(WaitReason.CUSTOMER),
                new CaseCommand.Wait(WaitReason.THIRD_PARTY),
                new CaseCommand.Resume(),
                new CaseCommand.Resolve("done"),
                new CaseCommand.StartFollowUp(),
                new CaseCommand.Close(Acceptance.ACCEPTED, false),
                new CaseCommand.Reopen());
    }

    private static RecoveryPolicy policy(ReopenRule rule) {
        BusinessCalendar office = BusinessCalendar.builder("office-1", ZoneId.of("Europe/Berlin"))
                .hours(WeeklyHours.parse("mon-fri 08:00-12:00,13:00-18:00; sun 01:00-04:00"))
                .build();
        RecoveryPolicy.Builder policy = RecoveryPolicy.builder("policy-1", office);
        for (Severity severity : Severity.values()) {
            policy.duty(severity, Duty.of(Target.ACKNOWLEDGE, Budget.parse("PT2H")));
            policy.duty(
                    severity,
                    Duty.of(Target.RESOLVE, Budget.parse(severity == Severity.CRITICAL ? "PT5H" : "P2BD+PT1H"))
                            .remindAfter(Budget.parse("PT1H"), Budget.parse("PT4H"))
                            .reopening(rule));
        }
        return policy.build();
    }

    /** A case that is lived through, with its journal; {@code ticks} says how often it is looked at between two commands. */
    private static final class Lived {
        final CaseLifecycle lifecycle;
        final List<RecoveryCase> states = new ArrayList<>();
        final List<CaseEvent> journal = new ArrayList<>();
        int accepted;
        Instant now = START;

        Lived(Life life, int ticks) {
            lifecycle = CaseLifecycle.of(life.policy());
            states.add(lifecycle
                    .open(
                            ServiceFailure.builder(FailureKind.DELAY, new CustomerId("ada"))
                                    .source(life.source())
                                    .build(),
                            START)
                    .withId(new RecoveryCaseId("case-1")));
            for (Step step : life.steps()) {
                for (int i = 1; i <= ticks; i++) {
                    take(lifecycle.notice(last(), now.plusSeconds(step.minutes() * 60L * i / ticks), Actor.SYSTEM));
                }
                now = now.plusSeconds(step.minutes() * 60L);
                try {
                    take(lifecycle.apply(last(), step.command(), now, Actor.SYSTEM));
                    accepted++;
                } catch (NotAllowedException | AlreadyDoneException refused) {
                    // the case is as it was: nothing to take
                }
            }
        }

        RecoveryCase last() {
            return states.get(states.size() - 1);
        }

        private void take(CaseChange change) {
            states.add(change.after());
            journal.addAll(change.events());
        }
    }

    @Property(tries = 500)
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
                lived.lifecycle.notice(lived.last(), lived.now, Actor.SYSTEM).after();
        return noticed.clocks().stream()
                .map(clock -> clock.breach().map(Breach::breachedAt))
                .toList();
    }

    @Property(tries = 500) // 15
    void lookingTwiceIsLookingOnceAndLookingLateFindsWhatLookingEarlyDid(
            @ForAll("lives") Life life,
            @ForAll @IntRange(max = 20_000) int first,
            @ForAll @IntRange(max = 20_000) int more) {
        Lived lived = new Lived(life, 0);
        Instant early = lived.now.plusSeconds(first * 60L);
        Instant late = early.plusSeconds(more * 60L);

        CaseChange once = lived.lifecycle.notice(lived.last(), early, Actor.SYSTEM);
        CaseChange stepwise = lived.lifecycle.notice(once.after(), late, Actor.SYSTEM);
        CaseChange atOnce = lived.lifecycle.notice(lived.last(), late, Actor.SYSTEM);

        assertThat(lived.lifecycle.notice(once.after(), early, Actor.SYSTEM).events())
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

    @Property(tries = 500) // 16
    void noBreachIsToldTwiceAndNoneIsEverTakenBack(@ForAll("lives") Life life) {
        Lived lived = new Lived(life, 2);

        Map<Optional<Target>, Long> told = lived.journal.stream()
                .filter(event -> event.type() == CaseEventType.BREACHED)
                .collect(groupingBy(CaseEvent::target, counting()));
        told.forEach((target, times) -> assertThat(times)
                .isLessThanOrEqualTo(lived.last().clocks().stream()
                        .filter(clock -> Optional.of(clock.target()).equals(target))
                        .count()));
        for (int i = 1; i < lived.states.size(); i++) {
            for (SlaClock before : lived.states.get(i - 1).clocks()) {
                if (before.breach().isPresent()) {
                    assertThat(lived.states.get(i).clocks())
                            .filteredOn(clock -> clock.target() == before.target() && clock.cycle() == before.cycle())
                            .singleElement()
                            .extracting(SlaClock::breach)
                            .isEqualTo(before.breach());
                }
            }
        }
    }

    @Property(tries = 500) // 12
    void everyAcceptedCommandIsInTheJournalAndOnlyReopeningFollowsAnEnd(@ForAll("lives") Life life) {
        Lived lived = new Lived(life, 0);

        List<CaseEvent> commands =
                lived.journal.stream().filter(event -> event.target().isEmpty()).toList();
        assertThat(commands).hasSize(lived.accepted);
        for (int i = 1; i < commands.size(); i++) {
            assertThat(commands.get(i).at())
                    .isAfterOrEqualTo(commands.get(i - 1).at());
            assertThat(commands.get(i - 1).state()).isNotEqualTo(CaseState.DISMISSED);
            if (commands.get(i - 1).state() == CaseState.CLOSED) {
                assertThat(commands.get(i).type()).isEqualTo(CaseEventType.REOPENED);
            }
        }
        if (!commands.isEmpty()) {
            assertThat(lived.last().state())
                    .isEqualTo(commands.get(commands.size() - 1).state());
        }
    }

    @Property(tries = 300)
    void aCaseSurvivesTheStore(@ForAll("lives") Life life) {
        RecoveryCase lived = new Lived(life, 1).last();

        assertThat(RecoveryCase.TYPE.codec().decode(RecoveryCase.TYPE.codec().encode(lived)))
                .isEqualTo(lived);
    }
}
