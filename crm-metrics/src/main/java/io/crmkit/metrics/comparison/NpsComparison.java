package io.crmkit.metrics.comparison;

import io.crmkit.metrics.internal.Normal;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.nps.NpsScore;
import java.util.Optional;

/**
 * Methods for the difference of two net scores, in points from -200 to 200: estimate ± z × its standard error
 * √(v1 / n1 + v2 / n2), and the same standard error in the test. None if a sample is empty. The effect is {@code cohen.d} of the
 * observed scores.
 *
 * <p>Source: the code of brendan-r/NPS, as for {@link io.crmkit.metrics.interval.NpsInterval}.
 */
public enum NpsComparison implements ComparisonMethod<NpsScore> {
    /** The observed scores and their variances, divisor n. For few answers it finds differences that are none. */
    WALD("nps.two_sample_wald", 0),
    /**
     * Recommended. As {@link #WALD}, after ¾ of an answer is added to the detractors and to the promoters and 1½ to the
     * passives of each sample. Of promoters only against detractors only the interval need not reach the difference of 200.
     */
    ADJUSTED_WALD("nps.two_sample_adjusted_wald", 0.75);

    private final String id;
    private final double added;

    NpsComparison(String id, double added) {
        this.id = id;
        this.added = added;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Optional<Comparison> of(NpsScore first, NpsScore second, double level) {
        Require.level(level);
        first.definition().requireSame(second.definition());
        if (first.responses() == 0 || second.responses() == 0) {
            return Optional.empty();
        }
        double estimate = score(first) - score(second);
        double error = Math.sqrt(squaredError(first) + squaredError(second));
        double margin = Normal.quantile(level) * error;
        double difference = Difference.ofValues(first, second);
        return Optional.of(new Comparison(
                first,
                second,
                difference,
                Difference.interval(id, level, first.definition(), estimate - margin, estimate + margin),
                Difference.zTest(estimate, error),
                Difference.cohenD(
                        difference,
                        first.variance().orElseThrow(),
                        second.variance().orElseThrow())));
    }

    private double n(NpsScore score) {
        return score.responses() + 4 * added;
    }

    double score(NpsScore score) {
        return 100.0 * (score.promoters() - score.detractors()) / n(score);
    }

    double squaredError(NpsScore score) {
        double extremes = (score.promoters() + (double) score.detractors() + 2 * added) / n(score);
        double share = score(score) / 100;
        return 10_000 * Math.max(0, extremes - share * share) / n(score);
    }
}
