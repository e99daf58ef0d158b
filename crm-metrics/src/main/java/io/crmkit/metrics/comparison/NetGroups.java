package io.crmkit.metrics.comparison;

import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rating.Moments;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/** The test that net scores of several groups are equal: the two-sample test, squared, for any number of groups. */
final class NetGroups {
    private NetGroups() {}

    static Optional<OverallTest> test(List<NpsScore> groups, NpsComparison method) {
        groups.forEach(score -> groups.get(0).definition().requireSame(score.definition()));
        List<NpsScore> usable =
                groups.stream().filter(score -> score.responses() > 0).toList();
        if (usable.size() < 2 || usable.stream().anyMatch(score -> method.squaredError(score) == 0)) {
            return Optional.empty();
        }
        double weight = 0;
        double weighted = 0;
        for (NpsScore score : usable) {
            weight += 1 / method.squaredError(score);
            weighted += method.score(score) / method.squaredError(score);
        }
        double q = 0;
        for (NpsScore score : usable) {
            double distance = method.score(score) - weighted / weight;
            q += distance * distance / method.squaredError(score);
        }
        double degreesOfFreedom = usable.size() - 1.0;
        List<Moments> points = usable.stream()
                .map(score -> score.definition().moments(score.tally()))
                .toList();
        return Optional.of(new OverallTest(
                method.id().replace("two_sample", "k_sample"),
                usable.size(),
                groups.size() - usable.size(),
                usable.stream().mapToLong(NpsScore::responses).reduce(0, Math::addExact),
                q,
                degreesOfFreedom,
                OptionalDouble.empty(),
                ChiSquaredDistribution.of(degreesOfFreedom).survivalProbability(q),
                OptionalDouble.empty(),
                Spread.etaSquared(points)));
    }
}
