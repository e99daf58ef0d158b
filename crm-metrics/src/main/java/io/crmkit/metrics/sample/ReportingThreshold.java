package io.crmkit.metrics.sample;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.score.Score;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The number of responses below which a score is withheld: a small group gives away what its members answered, and says little
 * besides. What is withheld is an empty result, never 0, and is told neither by value nor by n.
 *
 * <p>Usual thresholds are 5 to 10 for privacy; for precision look at the interval. It counts responses, not effective ones.
 *
 * @param responses the fewest responses that are shown, at least 2
 */
public record ReportingThreshold(long responses) {
    /**
     * Checks the number.
     *
     * @throws InvalidInputException if it is below 2: a single answer is never shown as a score
     */
    public ReportingThreshold {
        if (responses < 2) {
            throw new InvalidInputException("threshold", "must be at least 2");
        }
    }

    /** Returns the score, or empty if it has fewer responses than the threshold. */
    public <S extends Score> Optional<S> release(S score) {
        return score.responses() < responses ? Optional.empty() : Optional.of(score);
    }

    /**
     * Returns what may be shown of groups that are shown together with their total, in the order of the map. A group below the
     * threshold is withheld. As the total minus all other groups would tell what the withheld ones have in common, further groups are
     * withheld, the smallest first and of equals the first of the map, until those withheld have enough responses together. Groups
     * without responses are always withheld and hide nobody.
     *
     * <p>This protects one table. Several tables that cut the same answers differently can still be subtracted from each other.
     *
     * @param groups the scores of groups that no answer belongs to twice
     */
    public <S extends Score> Map<String, Optional<S>> release(Map<String, S> groups) {
        Map<String, Optional<S>> released = new LinkedHashMap<>();
        List<Map.Entry<String, S>> shown = new ArrayList<>();
        long withheld = 0;
        for (Map.Entry<String, S> group : groups.entrySet()) {
            Optional<S> score = release(group.getValue());
            released.put(group.getKey(), score);
            if (score.isPresent()) {
                shown.add(group);
            } else {
                withheld = Math.addExact(withheld, group.getValue().responses());
            }
        }
        shown.sort(Comparator.comparingLong(group -> group.getValue().responses()));
        for (Map.Entry<String, S> group : shown) {
            if (withheld == 0 || withheld >= responses) {
                break;
            }
            released.put(group.getKey(), Optional.empty());
            withheld += group.getValue().responses();
        }
        return Collections.unmodifiableMap(released);
    }
}
