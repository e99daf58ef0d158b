package io.crmkit.metrics.scorecard;

import io.crmkit.metrics.comparison.Comparison;
import io.crmkit.metrics.score.Score;
import java.util.Optional;

/**
 * How a score stands beside a benchmark.
 *
 * @param benchmark what it is compared with
 * @param difference the score minus the benchmark, in the unit of the score
 * @param standing for a published number whether the interval of the score excludes it, for a measured score whether the interval
 *     of the difference excludes 0
 * @param comparison the comparison of the two samples; empty for a published number, or if a sample is too small for the method
 */
public record BenchmarkComparison(
        Benchmark benchmark, double difference, Standing standing, Optional<Comparison> comparison) {
    static Optional<BenchmarkComparison> of(Benchmark benchmark, Score score, double level) {
        if (score.value().isEmpty()) {
            return Optional.empty();
        }
        double value = score.value().getAsDouble();
        if (benchmark instanceof Benchmark.Measured measured) {
            double difference = value - measured.score().value().orElseThrow();
            Optional<Comparison> comparison = Scores.compare(score, measured.score(), level);
            Standing standing = comparison
                    .map(found -> Standing.of(score.definition(), found.interval(), 0))
                    .orElse(Standing.INCONCLUSIVE);
            return Optional.of(new BenchmarkComparison(benchmark, difference, standing, comparison));
        }
        double number = ((Benchmark.Published) benchmark).value();
        Standing standing = score.interval(level)
                .map(interval -> Standing.of(score.definition(), interval, number))
                .orElse(Standing.INCONCLUSIVE);
        return Optional.of(new BenchmarkComparison(benchmark, value - number, standing, Optional.empty()));
    }
}
