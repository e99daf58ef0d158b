package io.crmkit.recovery.simulation;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.cases.CaseEvent;
import io.crmkit.recovery.cases.CaseReplay;
import io.crmkit.recovery.cases.PolicyReplay;
import io.crmkit.recovery.cases.RecoveryCase;
import io.crmkit.recovery.cases.RecoveryCaseId;
import io.crmkit.recovery.deadline.SlaClock;
import io.crmkit.recovery.deadline.Target;
import io.crmkit.recovery.policy.RecoveryPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Past cases under another policy: the same acts at the same times, with clocks that run by that policy. It says what the deadlines would
 * have made of what people did; people who see another deadline may do something else.
 *
 * @param policy the id of the policy that was tried
 * @param now up to when clocks that run are judged
 * @param outcomes every clock of every case, by case, then in the order in which they started
 */
public record PolicySimulation(String policy, Instant now, List<ClockOutcome> outcomes) {
    /** Copies the list. */
    public PolicySimulation {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(now, "now");
        outcomes = List.copyOf(outcomes);
    }

    /**
     * Replays a history.
     *
     * @param history the journal of cases, in any order; of every case from its first entry on
     * @param now up to when clocks that run are judged
     * @throws InvalidInputException if entries are missing or there twice, or the history lacks a case that was merged into another one
     */
    public static PolicySimulation of(RecoveryPolicy policy, List<CaseEvent> history, Instant now) {
        Map<String, List<CaseEvent>> byCase = history.stream()
                .collect(Collectors.groupingBy(event -> event.caseId().value(), TreeMap::new, Collectors.toList()));
        PolicyReplay replay = PolicyReplay.of(policy, history);
        List<ClockOutcome> outcomes = new ArrayList<>();
        byCase.forEach((id, journal) -> {
            RecoveryCaseId caseId = new RecoveryCaseId(id);
            CaseReplay.replay(journal, caseId)
                    .ifPresent(actual -> outcomes.addAll(compared(actual, replay.replay(caseId), now)));
        });
        return new PolicySimulation(policy.id(), now, outcomes);
    }

    private static List<ClockOutcome> compared(RecoveryCase actual, RecoveryCase simulated, Instant now) {
        List<ClockOutcome> outcomes = new ArrayList<>();
        for (SlaClock clock : actual.clocks()) {
            outcomes.add(outcome(actual, clock, Optional.of(clock), same(simulated, clock), now));
        }
        for (SlaClock clock : simulated.clocks()) {
            if (same(actual, clock).isEmpty()) {
                outcomes.add(outcome(actual, clock, Optional.empty(), Optional.of(clock), now));
            }
        }
        return outcomes;
    }

    private static Optional<SlaClock> same(RecoveryCase of, SlaClock clock) {
        return of.clocks().stream().filter(clock::isSameAs).findFirst();
    }

    private static ClockOutcome outcome(
            RecoveryCase of, SlaClock named, Optional<SlaClock> actual, Optional<SlaClock> simulated, Instant now) {
        Function<SlaClock, ClockOutcome.Standing> standing =
                clock -> new ClockOutcome.Standing(clock.result(now), clock);
        return new ClockOutcome(
                of.id(), named.target(), named.cycle(), named.round(), actual.map(standing), simulated.map(standing));
    }

    /** Returns the clocks that would stand otherwise. */
    public List<ClockOutcome> differences() {
        return outcomes.stream().filter(ClockOutcome::differs).toList();
    }

    /** Returns what would change, by target; only targets that one of the two sides has clocks of. */
    public Map<Target, TargetDifference> byTarget() {
        Map<Target, List<ClockOutcome>> byTarget = outcomes.stream()
                .collect(Collectors.groupingBy(
                        ClockOutcome::target, () -> new EnumMap<>(Target.class), Collectors.toList()));
        Map<Target, TargetDifference> differences = new EnumMap<>(Target.class);
        byTarget.forEach((target, ofTarget) -> differences.put(target, TargetDifference.of(ofTarget)));
        return differences;
    }
}
