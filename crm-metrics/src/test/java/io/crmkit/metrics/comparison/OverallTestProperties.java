package io.crmkit.metrics.comparison;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.metrics.csat.Csat;
import io.crmkit.metrics.rating.RatingTally;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class OverallTestProperties {
    private static final List<Function<List<RatingTally>, Optional<OverallTest>>> TESTS = List.of(
            OverallTest::ofRatings,
            groups -> OverallTest.ofShares(groups.stream().map(Csat::top2Box).toList()),
            groups -> OverallTest.ofMeans(groups.stream().map(Csat::mean).toList()),
            groups -> OverallTest.ofMeansOfOneVariance(
                    groups.stream().map(Csat::mean).toList()),
            groups -> OverallTest.ofNetScores(groups.stream().map(Csat::net).toList(), NpsComparison.WALD),
            groups -> OverallTest.ofNetScores(groups.stream().map(Csat::net).toList(), NpsComparison.ADJUSTED_WALD));

    @Provide
    Arbitrary<List<RatingTally>> groups() {
        return Arbitraries.integers()
                .between(0, 30)
                .array(int[].class)
                .ofSize(5)
                .map(counts -> RatingTally.ofCounts(ONE_TO_FIVE, counts[0], counts[1], counts[2], counts[3], counts[4]))
                .list()
                .ofMaxSize(6);
    }

    @Property
    void theOrderOfGroupsDoesNotMatter(@ForAll("groups") List<RatingTally> groups) {
        List<RatingTally> backwards = new ArrayList<>(groups);
        Collections.reverse(backwards);
        TESTS.forEach(test -> {
            Optional<OverallTest> one = test.apply(groups);
            Optional<OverallTest> other = test.apply(backwards);
            assertThat(other.isPresent()).isEqualTo(one.isPresent());
            one.ifPresent(found -> {
                assertThat(other.orElseThrow().statistic())
                        .isCloseTo(found.statistic(), within(1e-9 * (1 + found.statistic())));
                assertThat(other.orElseThrow().degreesOfFreedom()).isEqualTo(found.degreesOfFreedom());
            });
        });
    }

    @Property
    void resultsAreInTheirBounds(@ForAll("groups") List<RatingTally> groups) {
        TESTS.forEach(test -> test.apply(groups).ifPresent(found -> {
            assertThat(found.statistic()).isNotNegative().isFinite();
            assertThat(found.pValue()).isBetween(0.0, 1.0);
            assertThat(found.groups() + found.leftOut()).isEqualTo(groups.size());
            found.effect().ifPresent(effect -> assertThat(effect.value()).isBetween(0.0, 1 + 1e-12));
        }));
    }

    @Property
    void reversingTheScaleChangesNothing(@ForAll("groups") List<RatingTally> groups) {
        List<RatingTally> mirrored = groups.stream()
                .map(tally -> {
                    long[] counts = tally.counts();
                    return RatingTally.ofCounts(ONE_TO_FIVE, counts[4], counts[3], counts[2], counts[1], counts[0]);
                })
                .toList();
        // the top two mirrored are the bottom two, so shares are not among them
        List.of(TESTS.get(0), TESTS.get(2), TESTS.get(3), TESTS.get(4), TESTS.get(5))
                .forEach(test -> test.apply(groups)
                        .ifPresent(found -> assertThat(
                                        test.apply(mirrored).orElseThrow().statistic())
                                .isCloseTo(found.statistic(), within(1e-9 * (1 + found.statistic())))));
    }

    /** Of groups of one population about one in twenty tests finds a difference at the level of 0.05. */
    @Example
    void groupsOfOnePopulationSeldomDiffer() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20_260_101);
        int[] found = new int[TESTS.size()];
        int runs = 4_000;
        for (int run = 0; run < runs; run++) {
            List<RatingTally> groups = List.of(draw(random, 60), draw(random, 90), draw(random, 120), draw(random, 75));
            for (int i = 0; i < found.length; i++) {
                if (TESTS.get(i).apply(groups).orElseThrow().pValue() < 0.05) {
                    found[i]++;
                }
            }
        }
        for (int count : found) {
            assertThat(count / (double) runs).isBetween(0.038, 0.062);
        }
    }

    private static RatingTally draw(RandomGenerator random, int n) {
        long[] counts = new long[5];
        for (int i = 0; i < n; i++) {
            double u = random.nextDouble();
            counts[u < 0.1 ? 0 : u < 0.25 ? 1 : u < 0.5 ? 2 : u < 0.8 ? 3 : 4]++;
        }
        return RatingTally.ofCounts(ONE_TO_FIVE, counts);
    }
}
