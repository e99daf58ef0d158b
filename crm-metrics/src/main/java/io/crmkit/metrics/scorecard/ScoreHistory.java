package io.crmkit.metrics.scorecard;

import io.crmkit.metrics.comparison.Comparison;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The score of some people over all periods together and in each of them.
 *
 * @param overall the score of all answers of all periods, never the mean of their scores
 * @param periods the score of each period of the scorecard, in the order of time
 * @param changes how each period but the first differs from the one before it: the later minus the earlier, so that a positive
 *     difference is a rise. One entry less than there are periods; empty where one of the two is not shown or too small for the
 *     method. Nothing is corrected for the number of comparisons
 */
public record ScoreHistory(ReportedScore overall, List<ReportedScore> periods, List<Optional<Comparison>> changes) {
    /** Copies the lists. */
    public ScoreHistory {
        periods = List.copyOf(periods);
        changes = List.copyOf(changes);
    }

    static ScoreHistory of(ReportedScore overall, List<ReportedScore> periods, double level) {
        return new ScoreHistory(
                overall,
                periods,
                IntStream.range(1, periods.size())
                        .mapToObj(i -> change(periods.get(i), periods.get(i - 1), level))
                        .toList());
    }

    private static Optional<Comparison> change(ReportedScore later, ReportedScore earlier, double level) {
        return later.score().flatMap(one -> earlier.score().flatMap(other -> Scores.compare(one, other, level)));
    }

    /** Returns how the period at this position, from 0, differs from the one before it; empty for the first one. */
    public Optional<Comparison> change(int period) {
        return period == 0 ? Optional.empty() : changes.get(period - 1);
    }
}
