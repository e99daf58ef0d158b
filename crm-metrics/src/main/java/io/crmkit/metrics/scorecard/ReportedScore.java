package io.crmkit.metrics.scorecard;

import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.score.Score;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A score as far as it may be shown. Of a withheld one nothing is told, not even its n.
 *
 * @param state whether there is a value to show
 * @param score the score with its n and its excluded answers; empty if it is withheld
 * @param interval by the method that is recommended for the score; empty without a value, and for a mean of one answer
 * @param benchmark how it stands beside the benchmark of the request, if there is one and there is a value
 */
public record ReportedScore(
        State state,
        Optional<Score> score,
        Optional<ConfidenceInterval> interval,
        Optional<BenchmarkComparison> benchmark) {
    /** Whether there is a value to show. */
    public enum State {
        /** There is a value. */
        SHOWN,
        /** Nobody answered, or every answer was excluded. */
        NO_ANSWERS,
        /** There are too few answers, or the value would give away that of a small group. */
        WITHHELD
    }

    static ReportedScore nothing() {
        return new ReportedScore(State.WITHHELD, Optional.empty(), Optional.empty(), Optional.empty());
    }

    static ReportedScore of(Score score, ScorecardRequest request) {
        return new ReportedScore(
                score.value().isPresent() ? State.SHOWN : State.NO_ANSWERS,
                Optional.of(score),
                score.interval(request.level()),
                request.benchmark().flatMap(benchmark -> BenchmarkComparison.of(benchmark, score, request.level())));
    }

    /** Returns the value, not rounded; empty unless it is shown. */
    public OptionalDouble value() {
        return score.map(Score::value).orElse(OptionalDouble.empty());
    }

    /** Returns whether nothing may be told. */
    public boolean withheld() {
        return state == State.WITHHELD;
    }
}
