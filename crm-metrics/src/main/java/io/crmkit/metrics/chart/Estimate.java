package io.crmkit.metrics.chart;

import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.interval.WeightedInterval;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.score.Score;
import io.crmkit.metrics.score.ScoreDefinition;
import io.crmkit.metrics.score.ShareScore;
import io.crmkit.metrics.score.WeightedScore;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * A score as a two-sample method sees it.
 *
 * @param freedom degrees of freedom of the error, infinite for the normal methods
 */
record Estimate(String method, double value, double squaredError, double freedom) {
    static Optional<Significance> compare(Score before, Score after, double level) {
        return of(before)
                .flatMap(one -> of(after)
                        .filter(other -> one.squaredError + other.squaredError > 0)
                        .map(other -> compare(one, other, before.definition(), level)));
    }

    /** Empty if there are too few answers for a variance; the score is known to have a value. */
    private static Optional<Estimate> of(Score score) {
        if (score instanceof NpsScore nps) {
            return Optional.of(adjustedWald(nps));
        } else if (score instanceof ShareScore share) {
            double n = share.responses() + 2.0;
            double p = (share.matching() + 1.0) / n;
            return Optional.of(
                    new Estimate("change.agresti_caffo", 100 * p, 10_000 * p * (1 - p) / n, Double.POSITIVE_INFINITY));
        } else if (score instanceof WeightedScore weighted) {
            return weighted.standardError(WeightedInterval.LINEARISED).stream()
                    .mapToObj(error -> new Estimate(
                            "change.weighted_linearised",
                            weighted.value().orElseThrow(),
                            error * error,
                            Double.POSITIVE_INFINITY))
                    .findFirst();
        }
        double n = (double) score.responses();
        return n < 2
                ? Optional.empty()
                : Optional.of(new Estimate(
                        "change.welch_t", score.value().orElseThrow(), Moments.squares(score) / (n - 1) / n, n - 1));
    }

    private static Estimate adjustedWald(NpsScore nps) {
        double n = nps.responses() + 3.0;
        double low = nps.detractors() + 0.75;
        double high = nps.promoters() + 0.75;
        double value = (high - low) / n;
        double variance = (high + low) / n - value * value;
        return new Estimate("change.adjusted_wald", 100 * value, 10_000 * variance / n, Double.POSITIVE_INFINITY);
    }

    private static Significance compare(Estimate before, Estimate after, ScoreDefinition definition, double level) {
        double difference = after.value - before.value;
        double squares = before.squaredError + after.squaredError;
        double error = Math.sqrt(squares);
        ContinuousDistribution distribution = before.freedom == Double.POSITIVE_INFINITY
                ? NormalDistribution.of(0, 1)
                : TDistribution.of(welch(before, after, squares));
        double statistic = difference / error;
        double p = Math.min(1, 2 * distribution.survivalProbability(Math.abs(statistic)));
        double margin = distribution.inverseSurvivalProbability((1 - level) / 2) * error;
        double range = definition.highest() - definition.lowest();
        ConfidenceInterval interval = new ConfidenceInterval(
                before.method,
                level,
                Math.max(difference - margin, -range),
                Math.min(difference + margin, range),
                difference - margin,
                difference + margin);
        return new Significance(before.method, difference, error, statistic, p, interval);
    }

    /** Satterthwaite's degrees of freedom, from shares of the error so that nothing underflows. */
    private static double welch(Estimate before, Estimate after, double squares) {
        double one = before.squaredError / squares;
        double other = after.squaredError / squares;
        return 1 / (one * one / before.freedom + other * other / after.freedom);
    }
}
