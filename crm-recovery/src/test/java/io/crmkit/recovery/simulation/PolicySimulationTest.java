package io.crmkit.recovery.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feed.FeedPosition;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.interaction.Channel;
import io.crmkit.recovery.calendar.Budget;
import io.crmkit.recovery.calendar.BusinessCalendar;
import io.crmkit.recovery.cases.CaseEvent;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.deadline.ClockResult;
import io.crmkit.recovery.deadline.Duty;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.deadline.WaitReason;
import io.crmkit.recovery.failure.ServiceFailure;
import io.crmkit.recovery.failure.Severity;
import io.crmkit.recovery.policy.RecoveryPolicy;
import io.crmkit.recovery.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PolicySimulationTest {
    private static final RecoveryPolicy STANDARD = RecoveryPolicy.standard(ZoneOffset.UTC);

    private final World world = World.inMemory();
    private final CustomerId ada = world.customer("Ada");

    /** Reported on Friday at 16:30 with two hours to acknowledge; that was done in the night, and it was resolved on Saturday. */
    private RecoveryCaseId overTheWeekend(String reference) {
        world.at(Instant.parse("2026-01-09T16:30:00Z"));
        RecoveryCaseId id = world.recovery
                .open(ServiceFailure.delay(ada)
                        .severity(Severity.HIGH)
                        .reference(reference)
                        .build())
                .id();
        world.at(Instant.parse("2026-01-09T23:00:00Z"));
        world.recovery.acknowledge(id, Channel.EMAIL);
        world.recovery.begin(id, "desk");
        world.recovery.waitFor(id, WaitReason.CUSTOMER);
        world.at(Instant.parse("2026-01-10T12:00:00Z"));
        world.recovery.resume(id);
        world.recovery.resolve(id, "rebooked");
        return id;
    }

    private static BusinessCalendar always() {
        return BusinessCalendar.alwaysOpen(ZoneOffset.UTC);
    }

    @Test
    void aDeskThatNeverSleptWouldHaveBeenLate() {
        RecoveryCaseId id = overTheWeekend("trip-7");
        FeedPosition before = world.crm.feed().end();
        List<CaseEvent> history = world.recovery.journal(ada);

        PolicySimulation simulation =
                world.recovery.simulate(STANDARD.toBuilder("always-1", always()).build(), history);

        assertThat(simulation.differences()).singleElement().satisfies(outcome -> {
            assertThat(outcome.caseId()).isEqualTo(id);
            assertThat(outcome.target()).isEqualTo(Target.ACKNOWLEDGE);
            assertThat(outcome.actual().orElseThrow().clock().dueAt()).hasValue(Instant.parse("2026-01-12T10:30:00Z"));
            assertThat(outcome.simulated().orElseThrow().clock().dueAt())
                    .hasValue(Instant.parse("2026-01-09T18:30:00Z"));
        });
        assertThat(simulation.byTarget())
                .containsOnlyKeys(Target.ACKNOWLEDGE, Target.RESOLVE)
                .containsEntry(
                        Target.ACKNOWLEDGE,
                        new TargetDifference(counts(ClockResult.MET, 1), counts(ClockResult.BREACHED, 1), 0, 1));
        assertThat(world.crm.feed().end()).as("nothing was stored").isEqualTo(before);
        assertThat(world.recovery.journal(ada)).isEqualTo(history);
    }

    private static Map<ClockResult, Long> counts(ClockResult only, long count) {
        return Stream.of(ClockResult.values())
                .collect(Collectors.toMap(result -> result, result -> result == only ? count : 0));
    }

    @Test
    void aBreachCanBeSavedByMoreTimeAndAPauseCountsByTheNewPolicy() {
        world.at(Instant.parse("2026-01-05T09:00:00Z"));
        RecoveryCaseId id = world.recovery
                .open(ServiceFailure.delay(ada).severity(Severity.CRITICAL).build())
                .id();
        world.pass(Duration.ofMinutes(61));
        world.recovery.acknowledge(id, Channel.PHONE);
        world.recovery.begin(id, "desk");
        world.recovery.waitFor(id, WaitReason.THIRD_PARTY);
        world.pass(Duration.ofHours(24));
        world.recovery.resume(id);
        world.recovery.resolve(id, "refunded");

        RecoveryPolicy.Builder milder = STANDARD.toBuilder("milder-1", STANDARD.calendar());
        milder.duty(Severity.CRITICAL, Duty.of(Target.ACKNOWLEDGE, Budget.parse("PT2H")));
        milder.duty(
                Severity.CRITICAL,
                Duty.of(Target.RESOLVE, Budget.parse("PT8H")).pausedBy(Set.of(WaitReason.THIRD_PARTY)));
        PolicySimulation simulation = world.recovery.simulate(milder.build(), world.recovery.journal(ada));

        assertThat(simulation.differences())
                .extracting(ClockOutcome::target)
                .containsExactlyInAnyOrder(Target.ACKNOWLEDGE, Target.RESOLVE);
        assertThat(simulation.byTarget().values())
                .extracting(TargetDifference::saved)
                .containsExactly(1L, 1L);
    }

    @Test
    void aClockThatOnlyOnePolicyHasIsADifference() {
        overTheWeekend("trip-7");
        RecoveryPolicy.Builder more = STANDARD.toBuilder("more-1", STANDARD.calendar());
        for (Severity severity : Severity.values()) {
            more.duty(severity, Duty.of(Target.FIRST_RESPONSE, Budget.businessDays(3)));
        }

        PolicySimulation simulation = world.recovery.simulate(more.build(), world.recovery.journal(ada));

        assertThat(simulation.differences()).singleElement().satisfies(outcome -> {
            assertThat(outcome.target()).isEqualTo(Target.FIRST_RESPONSE);
            assertThat(outcome.actual()).isEmpty();
            assertThat(outcome.simulated().map(ClockOutcome.Standing::result)).hasValue(ClockResult.MET);
        });
    }

    @Test
    void aMergedCaseLendsItsStartAndHasToBeInTheHistory() {
        world.at(Instant.parse("2026-01-05T12:00:00Z"));
        RecoveryCaseId first = world.recovery
                .open(ServiceFailure.delay(ada)
                        .severity(Severity.CRITICAL)
                        .reference("a")
                        .build())
                .id();
        world.pass(Duration.ofHours(6));
        RecoveryCaseId second = world.recovery
                .open(ServiceFailure.delay(ada)
                        .severity(Severity.CRITICAL)
                        .reference("b")
                        .build())
                .id();
        world.recovery.merge(first, second);
        List<CaseEvent> history = world.recovery.journal(ada);
        world.pass(Duration.ofHours(3));

        PolicySimulation simulation =
                world.recovery.simulate(STANDARD.toBuilder("always-1", always()).build(), history);

        assertThat(simulation.outcomes())
                .filteredOn(outcome -> outcome.caseId().equals(second) && outcome.target() == Target.RESOLVE)
                .singleElement()
                .satisfies(outcome -> {
                    assertThat(outcome.actual().orElseThrow().result()).isEqualTo(ClockResult.OPEN);
                    assertThat(outcome.simulated().orElseThrow().clock().dueAt())
                            .hasValue(Instant.parse("2026-01-05T20:00:00Z"));
                    assertThat(outcome.simulated().orElseThrow().result()).isEqualTo(ClockResult.BREACHED);
                });
        List<CaseEvent> torn =
                history.stream().filter(event -> event.caseId().equals(second)).toList();
        assertThatThrownBy(() -> world.recovery.simulate(STANDARD, torn))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must hold the journal of recovery case " + first);
        assertThatThrownBy(() -> world.recovery.simulate(STANDARD, history.subList(1, history.size())))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("must have entry 1");
    }
}
