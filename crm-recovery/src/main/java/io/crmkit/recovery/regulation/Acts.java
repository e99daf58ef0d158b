package io.crmkit.recovery.regulation;

import io.crmkit.core.error.InvalidInputException;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was done for a complaint and when; of each act the first time counts. The packs of this jar know {@code acknowledged},
 * {@code resolution_accepted}, {@code holding_response}, {@code in_progress}, {@code final_response}. Immutable.
 */
public final class Acts {
    /** Nothing yet. */
    public static final Acts NONE = new Acts(new TreeMap<>());

    private final Map<String, Instant> firstTimes;

    private Acts(Map<String, Instant> firstTimes) {
        this.firstTimes = Collections.unmodifiableMap(firstTimes);
    }

    /**
     * Returns these acts and one more.
     *
     * @param act its code
     * @throws InvalidInputException if the code is blank
     */
    public Acts and(String act, Instant at) {
        if (act.isBlank()) {
            throw new InvalidInputException("act", "must not be blank");
        }
        Map<String, Instant> more = new TreeMap<>(firstTimes);
        more.merge(act, at, (known, other) -> known.isBefore(other) ? known : other);
        return new Acts(more);
    }

    /** Returns when one of these acts was done first. */
    public Optional<Instant> first(Collection<String> acts) {
        return acts.stream()
                .filter(firstTimes::containsKey)
                .map(firstTimes::get)
                .min(Instant::compareTo);
    }
}
