package io.crmkit.metrics.comparison;

import io.crmkit.metrics.internal.Normal;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.interval.ProportionInterval;
import io.crmkit.metrics.score.ShareScore;
import java.util.Optional;

/**
 * Methods for the difference of two percentages, in percentage points from -100 to 100. None if a sample is empty. The effect is
 * {@code cohen.h}.
 */
public enum ProportionComparison implements ComparisonMethod<ShareScore> {
    /**
     * Recommended. The interval joins the two Wilson intervals (Newcombe, Statistics in Medicine 17, 1998, method 10); never
     * passes ±100. The test is the score test, with the pooled share in its standard error. The two are built differently, so
     * that close to the limit one can see a difference that the other does not.
     */
    NEWCOMBE("proportion.two_sample_newcombe") {
        @Override
        Comparison create(ShareScore first, ShareScore second, double level) {
            double difference = Difference.ofValues(first, second);
            ConfidenceInterval a = wilson(first, level);
            ConfidenceInterval b = wilson(second, level);
            double firstValue = first.value().orElseThrow();
            double secondValue = second.value().orElseThrow();
            double below = Math.hypot(firstValue - a.lower(), b.upper() - secondValue);
            double above = Math.hypot(a.upper() - firstValue, secondValue - b.lower());
            double n1 = first.responses();
            double n2 = second.responses();
            double pooled = ((double) first.matching() + second.matching()) / (n1 + n2);
            double error = 100 * Math.sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2));
            return result(first, second, level, difference - below, difference + above, difference, error);
        }
    },
    /** Wald after one matching and one other answer are added to each sample (Agresti and Caffo 2000), interval and test. */
    AGRESTI_CAFFO("proportion.two_sample_agresti_caffo") {
        @Override
        Comparison create(ShareScore first, ShareScore second, double level) {
            return wald(first, second, level, 1);
        }
    },
    /** Difference ± z √(p1 (1 - p1) / n1 + p2 (1 - p2) / n2), and the same standard error in the test. Too narrow for few answers. */
    WALD("proportion.two_sample_wald") {
        @Override
        Comparison create(ShareScore first, ShareScore second, double level) {
            return wald(first, second, level, 0);
        }
    };

    private final String id;

    ProportionComparison(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Optional<Comparison> of(ShareScore first, ShareScore second, double level) {
        Require.level(level);
        first.definition().requireSame(second.definition());
        return first.responses() == 0 || second.responses() == 0
                ? Optional.empty()
                : Optional.of(create(first, second, level));
    }

    abstract Comparison create(ShareScore first, ShareScore second, double level);

    Comparison wald(ShareScore first, ShareScore second, double level, int added) {
        double p1 = share(first, added);
        double p2 = share(second, added);
        double estimate = 100 * (p1 - p2);
        double error = 100
                * Math.sqrt(p1 * (1 - p1) / (first.responses() + 2.0 * added)
                        + p2 * (1 - p2) / (second.responses() + 2.0 * added));
        double margin = Normal.quantile(level) * error;
        return result(first, second, level, estimate - margin, estimate + margin, estimate, error);
    }

    Comparison result(
            ShareScore first,
            ShareScore second,
            double level,
            double lower,
            double upper,
            double estimate,
            double error) {
        return new Comparison(
                first,
                second,
                Difference.ofValues(first, second),
                Difference.interval(id, level, first.definition(), lower, upper),
                Difference.zTest(estimate, error),
                Optional.of(new EffectSize("cohen.h", arc(first) - arc(second))));
    }

    private static ConfidenceInterval wilson(ShareScore score, double level) {
        return score.interval(level, ProportionInterval.WILSON).orElseThrow();
    }

    private static double share(ShareScore score, int added) {
        return (score.matching() + (double) added) / (score.responses() + 2.0 * added);
    }

    private static double arc(ShareScore score) {
        return 2 * Math.asin(Math.sqrt(share(score, 0)));
    }
}
