package io.crmkit.metrics.comparison;

import io.crmkit.metrics.rating.Moments;
import java.util.List;
import java.util.Optional;

/** Sums of squared distances of answers from their means. */
final class Spread {
    private Spread() {}

    /** From the mean of the answer's own group. */
    static double within(List<Moments> groups) {
        return groups.stream().mapToDouble(Spread::squares).sum();
    }

    /** From the mean of all answers. */
    static double total(List<Moments> groups) {
        return squares(groups.stream().reduce(Moments.of(), Moments::merge));
    }

    static Optional<EffectSize> etaSquared(List<Moments> groups) {
        double total = total(groups);
        return total == 0
                ? Optional.empty()
                : Optional.of(new EffectSize("eta.squared", Math.max(0, 1 - within(groups) / total)));
    }

    private static double squares(Moments moments) {
        return moments.n() * moments.populationVariance().orElse(0);
    }
}
