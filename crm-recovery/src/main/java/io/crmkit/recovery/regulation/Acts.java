package io.crmkit.recovery.regulation;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.rule.Require;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What was done for a complaint and when, every time that it was done. The packs of this jar know {@code acknowledged},
 * {@code resolution_accepted}, {@code holding_response}, {@code in_progress}, {@code final_response}. Immutable.
 */
public final class Acts {
    /** Nothing yet. */
    public static final Acts NONE = new Acts(new TreeMap<>());

    private final Map<String, SortedSet<Instant>> times;

    private Acts(Map<String, SortedSet<Instant>> times) {
        this.times = Collections.unmodifiableMap(times);
    }

    /**
     * Returns these acts and one more.
     *
     * @param act its code
     * @param at when it was done, within the years 1 to 9999
     * @throws InvalidInputException if the code is blank, or the instant outside of these years
     */
    public Acts and(String act, Instant at) {
        if (act.isBlank()) {
            throw new InvalidInputException("act", "must not be blank");
        }
        Require.inCalendar(at, "act." + act);
        SortedSet<Instant> all = new TreeSet<>(times.getOrDefault(act, Collections.emptySortedSet()));
        all.add(at);
        Map<String, SortedSet<Instant>> more = new TreeMap<>(times);
        more.put(act, all);
        return new Acts(more);
    }

    /** Returns when one of these acts was done first, at {@code from} or later: an answer to something else came before. */
    public Optional<Instant> first(Collection<String> acts, Instant from) {
        return times.entrySet().stream()
                .filter(act -> acts.contains(act.getKey()))
                .flatMap(act -> act.getValue().tailSet(from).stream())
                .min(Instant::compareTo);
    }
}
