package io.crmkit.metrics.survival;

import io.crmkit.core.error.InvalidInputException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * The log-rank test of "all groups leave alike" (Mantel 1966): at each time of an event the d events are shared out among the groups
 * as they were at risk, and what was observed is compared with it. For two groups or more; late entries are allowed.
 *
 * @param statistic chi-square, (O - E)ᵀ V⁻¹ (O - E) over all groups but one, with the hypergeometric variances
 * @param degreesOfFreedom one less than the groups
 * @param pValue how probable a statistic at least as large is if all groups leave alike, 0 to 1
 * @param groups the groups in the order they were given in
 */
public record LogRank(double statistic, int degreesOfFreedom, double pValue, List<Group> groups) {
    /**
     * A group in the test.
     *
     * @param n its lifetimes
     * @param observed its events
     * @param expected the events it would have if all groups left alike
     */
    public record Group(int n, double observed, double expected) {}

    /** Copies the groups. */
    public LogRank {
        groups = List.copyOf(groups);
    }

    /**
     * Returns the test; empty if the events cannot tell all groups apart: nobody left, or one group, or several, were never at risk
     * together with the others when somebody did. Leave such a group out to compare the others.
     *
     * @throws InvalidInputException if there are fewer than two groups, a group is empty, or a lifetime is weighted: the variances
     *     are those of counts
     */
    public static Optional<LogRank> of(List<? extends Collection<Lifetime>> groups) {
        if (groups.size() < 2) {
            throw new InvalidInputException("groups", "must be two or more");
        }
        for (Collection<Lifetime> group : groups) {
            if (group.isEmpty()) {
                throw new InvalidInputException("group", "must not be empty");
            }
            if (group.stream().anyMatch(life -> life.weight() != 1)) {
                throw new InvalidInputException("lifetime.weight", "must be 1 for a log-rank test");
            }
        }
        LogRankSums sums = LogRankSums.of(groups);
        return sums.statistic().stream()
                .mapToObj(statistic -> new LogRank(
                        statistic,
                        groups.size() - 1,
                        ChiSquaredDistribution.of(groups.size() - 1.0).survivalProbability(statistic),
                        sums.groups()))
                .findFirst();
    }
}
