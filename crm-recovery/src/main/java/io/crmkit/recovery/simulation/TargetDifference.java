package io.crmkit.recovery.simulation;

import io.crmkit.recovery.deadline.ClockResult;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What another policy would change for one target.
 *
 * @param actual how many clocks there are of each result; all four are there
 * @param simulated how many there would be
 * @param saved how many breached ones would be met
 * @param lost how many met ones would be breached
 */
public record TargetDifference(Map<ClockResult, Long> actual, Map<ClockResult, Long> simulated, long saved, long lost) {
    /** Copies the maps. */
    public TargetDifference {
        actual = Collections.unmodifiableMap(new EnumMap<>(actual));
        simulated = Collections.unmodifiableMap(new EnumMap<>(simulated));
    }

    static TargetDifference of(Collection<ClockOutcome> outcomes) {
        return new TargetDifference(
                counts(outcomes, ClockOutcome::actual),
                counts(outcomes, ClockOutcome::simulated),
                outcomes.stream()
                        .filter(outcome -> outcome.went(ClockResult.BREACHED, ClockResult.MET))
                        .count(),
                outcomes.stream()
                        .filter(outcome -> outcome.went(ClockResult.MET, ClockResult.BREACHED))
                        .count());
    }

    private static Map<ClockResult, Long> counts(
            Collection<ClockOutcome> outcomes, Function<ClockOutcome, Optional<ClockOutcome.Standing>> side) {
        Map<ClockResult, Long> counts = new EnumMap<>(ClockResult.class);
        for (ClockResult result : ClockResult.values()) {
            counts.put(result, 0L);
        }
        outcomes.stream()
                .flatMap(outcome -> side.apply(outcome).stream())
                .forEach(standing -> counts.merge(standing.result(), 1L, Long::sum));
        return counts;
    }
}
