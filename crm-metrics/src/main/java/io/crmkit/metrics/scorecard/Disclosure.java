package io.crmkit.metrics.scorecard;

import io.crmkit.metrics.sample.ReportingThreshold;
import io.crmkit.metrics.score.Score;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Decides what of a table of groups by period may be shown. Totals and periods are decided first; a group or a period that is withheld
 * takes its part of the table with it. What remains is protected by {@link CellSuppression}.
 */
final class Disclosure {
    private final Optional<ReportingThreshold> threshold;
    private final Cube.Raw everybody;
    private final boolean nothing;
    private final boolean[] periods;

    Disclosure(Optional<ReportingThreshold> threshold, Cube.Raw everybody) {
        this.threshold = threshold;
        this.everybody = everybody;
        this.nothing = threshold
                .map(fewest -> fewest.release(everybody.overall()).isEmpty()
                        && everybody.overall().responses() > 0)
                .orElse(false);
        this.periods = withheld(everybody.periods());
    }

    /** Whether not even the score of everybody may be shown. */
    boolean nothing() {
        return nothing;
    }

    /** Which periods of everybody may not be shown. */
    boolean[] periods() {
        return periods;
    }

    /** Which of these scores, which add up to that of everybody, may not be shown. Those without answers hide nobody. */
    boolean[] withheld(List<Score> scores) {
        boolean[] withheld = new boolean[scores.size()];
        if (threshold.isEmpty()) {
            return withheld;
        }
        Map<String, Score> named = new LinkedHashMap<>();
        IntStream.range(0, scores.size()).forEach(i -> named.put(Integer.toString(i), scores.get(i)));
        threshold.get().release(named).forEach((name, score) -> {
            int i = Integer.parseInt(name);
            withheld[i] = nothing || (score.isEmpty() && scores.get(i).responses() > 0);
        });
        return withheld;
    }

    /** Which cells may not be shown, by group and period. */
    boolean[][] withheld(List<Cube.Raw> groups, boolean[] withheldGroups) {
        long[][] counts = groups.stream().map(group -> counts(group.periods())).toArray(long[][]::new);
        if (threshold.isEmpty()) {
            return new boolean[counts.length][periods.length];
        }
        return new CellSuppression(
                        threshold.get().responses(),
                        counts,
                        counts(groups.stream().map(Cube.Raw::overall).toList()),
                        counts(everybody.periods()),
                        withheldGroups,
                        periods)
                .withheld();
    }

    private static long[] counts(List<Score> scores) {
        return scores.stream().mapToLong(Score::responses).toArray();
    }
}
