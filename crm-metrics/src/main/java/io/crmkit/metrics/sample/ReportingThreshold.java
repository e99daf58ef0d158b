package io.crmkit.metrics.sample;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.score.Score;
import io.crmkit.metrics.score.ScoreResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The number of responses below which a score is withheld: a small group gives away what its members answered, and says little
 * besides. What is withheld is empty, or a result that says so, never 0, and is told neither by value nor by n.
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
     * Returns the score as a result to hand on: with its value, or as {@link io.crmkit.metrics.score.Undefined#WITHHELD}.
     *
     * @param level the level of the interval, above 0 and below 1
     * @throws InvalidInputException if the level is not above 0 and below 1
     */
    public ScoreResult report(Score score, double level) {
        return result(score, release(score).isPresent(), level);
    }

    /**
     * Returns the groups that are shown together with their total as results to hand on: what {@link #release(Map)} withholds is
     * {@link io.crmkit.metrics.score.Undefined#WITHHELD}.
     *
     * @param groups the scores of groups that no answer belongs to twice
     * @param level the level of the intervals, above 0 and below 1
     * @throws InvalidInputException if the level is not above 0 and below 1
     */
    public Map<String, ScoreResult> report(Map<String, ? extends Score> groups, double level) {
        Set<String> shown = new HashSet<>();
        release(groups).forEach((name, score) -> score.ifPresent(released -> shown.add(name)));
        Map<String, ScoreResult> results = new LinkedHashMap<>();
        groups.forEach((name, score) -> results.put(name, result(score, shown.contains(name), level)));
        return Collections.unmodifiableMap(results);
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

    private static ScoreResult result(Score score, boolean shown, double level) {
        Require.level(level);
        return shown ? ScoreResult.of(score, level) : ScoreResult.withheld(score.definition());
    }
}
