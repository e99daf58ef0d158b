package io.crmkit.recovery.detection;

import io.crmkit.recovery.detection.StormTrack.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds storms in the failures of one cause. What it finds depends on the failures, not on the order in which they came in. */
final class StormWindow {
    private static final int MAX_FAILURES = 500;
    private static final Comparator<Failure> BY_TIME = Comparator.comparing(Failure::at)
            .thenComparing(failure -> failure.watch().value());

    private StormWindow() {}

    /** Returns failures with one more, without what is older than {@code reach} before the latest. */
    static List<Failure> with(List<Failure> failures, Failure failure, Duration reach) {
        TreeSet<Failure> all = new TreeSet<>(BY_TIME);
        all.addAll(failures);
        all.add(failure);
        Instant oldest = all.last().at().minus(reach);
        all.removeIf(other -> other.at().isBefore(oldest));
        while (all.size() > MAX_FAILURES) {
            all.pollFirst();
        }
        return List.copyOf(all);
    }

    /** Returns when the first window begins in which more fingerprints failed than the guard allows. */
    static Optional<Instant> firstStorm(List<Failure> failures, StormGuard guard) {
        Map<WatchId, Integer> inWindow = new HashMap<>();
        int first = 0;
        for (Failure last : failures) {
            inWindow.merge(last.watch(), 1, Integer::sum);
            while (!failures.get(first).at().plus(guard.within()).isAfter(last.at())) {
                leave(inWindow, failures.get(first).watch());
                first++;
            }
            if (inWindow.size() > guard.moreThan()) {
                return Optional.of(failures.get(first).at());
            }
        }
        return Optional.empty();
    }

    private static void leave(Map<WatchId, Integer> inWindow, WatchId watch) {
        int times = inWindow.getOrDefault(watch, 0);
        if (times <= 1) {
            inWindow.remove(watch);
        } else {
            inWindow.put(watch, times - 1);
        }
    }

    /** Returns what it takes to find an earlier beginning of a storm: what was before it, and its first fingerprints. */
    static List<Failure> beginning(List<Failure> failures, Instant since, StormGuard guard) {
        Set<WatchId> seen = new HashSet<>();
        return failures.stream()
                .filter(failure ->
                        failure.at().isBefore(since) || (seen.size() <= guard.moreThan() && seen.add(failure.watch())))
                .toList();
    }
}
