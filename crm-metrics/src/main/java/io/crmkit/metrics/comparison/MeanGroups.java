package io.crmkit.metrics.comparison;

import io.crmkit.metrics.rating.Moments;
import io.crmkit.metrics.score.MeanScore;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.FDistribution;

/** The means of several groups of two responses or more, and the tests that they are equal. */
final class MeanGroups {
    private final List<Moments> groups;
    private final int leftOut;

    private MeanGroups(List<Moments> groups, int leftOut) {
        this.groups = groups;
        this.leftOut = leftOut;
    }

    static Optional<MeanGroups> of(Collection<MeanScore> groups) {
        List<MeanScore> scores = List.copyOf(groups);
        scores.forEach(score -> scores.get(0).definition().requireSame(score.definition()));
        List<Moments> usable = scores.stream()
                .filter(score -> score.responses() > 1)
                .map(score -> score.definition().moments(score.tally()))
                .toList();
        return usable.size() < 2
                ? Optional.empty()
                : Optional.of(new MeanGroups(usable, scores.size() - usable.size()));
    }

    /** Welch, Biometrika 38, 1951. */
    Optional<OverallTest> welch() {
        if (groups.stream().anyMatch(group -> variance(group) == 0)) {
            return Optional.empty();
        }
        double k = groups.size();
        double weight = 0;
        double weighted = 0;
        for (Moments group : groups) {
            weight += group.n() / variance(group);
            weighted += group.n() / variance(group) * mean(group);
        }
        double between = 0;
        double lambda = 0;
        for (Moments group : groups) {
            double share = group.n() / variance(group) / weight;
            double distance = mean(group) - weighted / weight;
            between += share * weight * distance * distance / (k - 1);
            lambda += (1 - share) * (1 - share) / (group.n() - 1);
        }
        double statistic = between / (1 + 2 * (k - 2) / (k * k - 1) * lambda);
        return Optional.of(test("mean.k_sample_welch", statistic, (k * k - 1) / (3 * lambda)));
    }

    Optional<OverallTest> anova() {
        double within = Spread.within(groups);
        if (within == 0) {
            return Optional.empty();
        }
        double between = Spread.total(groups) - within;
        double degreesOfFreedomWithin = (double) responses() - groups.size();
        double statistic = Math.max(0, between) / (groups.size() - 1) / (within / degreesOfFreedomWithin);
        return Optional.of(test("mean.k_sample_anova", statistic, degreesOfFreedomWithin));
    }

    private OverallTest test(String method, double statistic, double degreesOfFreedomWithin) {
        double degreesOfFreedom = groups.size() - 1.0;
        return new OverallTest(
                method,
                groups.size(),
                leftOut,
                responses(),
                statistic,
                degreesOfFreedom,
                OptionalDouble.of(degreesOfFreedomWithin),
                FDistribution.of(degreesOfFreedom, degreesOfFreedomWithin).survivalProbability(statistic),
                OptionalDouble.empty(),
                Spread.etaSquared(groups));
    }

    private long responses() {
        return groups.stream().mapToLong(Moments::n).reduce(0, Math::addExact);
    }

    private static double mean(Moments group) {
        return group.mean().orElseThrow();
    }

    private static double variance(Moments group) {
        return group.variance().orElseThrow();
    }
}
