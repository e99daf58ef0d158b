package io.crmkit.metrics.comparison;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.metrics.csat.Csat;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.rating.WeightedTally;
import io.crmkit.metrics.score.Direction;
import io.crmkit.metrics.score.MeanScore;
import io.crmkit.metrics.score.ScoreDefinition;
import io.crmkit.metrics.score.WeightedScore;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.statistics.inference.DataDispersion;
import org.apache.commons.statistics.inference.TTest;

class ComparisonProperties {
    private static final ScoreDefinition NET =
            ScoreDefinition.net("net", ONE_TO_FIVE, Direction.HIGHER_IS_BETTER, 2, 4);

    /** At least two different answers, so that there is something to test. */
    @Provide
    Arbitrary<RatingTally> answers() {
        return Arbitraries.longs()
                .between(0, 200)
                .list()
                .ofSize(5)
                .map(counts -> RatingTally.ofCounts(
                        ONE_TO_FIVE, counts.stream().mapToLong(Long::longValue).toArray()))
                .filter(tally ->
                        Arrays.stream(tally.counts()).filter(count -> count > 0).count() > 1);
    }

    @Property
    void exchangingTheSamplesChangesTheSignOnly(
            @ForAll("answers") RatingTally a,
            @ForAll("answers") RatingTally b,
            @ForAll @DoubleRange(min = 0.5, max = 0.999) @Scale(3) double level) {
        List<Comparison> forth = all(a, b, level);
        List<Comparison> back = all(b, a, level);

        for (int i = 0; i < forth.size(); i++) {
            Comparison one = forth.get(i);
            Comparison other = back.get(i);
            assertThat(one.difference()).isCloseTo(-other.difference(), within(1e-9));
            assertThat(one.interval().rawLower()).isCloseTo(-other.interval().rawUpper(), within(1e-9));
            assertThat(one.interval().upper()).isCloseTo(-other.interval().lower(), within(1e-9));
            assertThat(one.test().isPresent()).isEqualTo(other.test().isPresent());
            if (one.test().isPresent()) {
                assertThat(one.test().get().pValue()).isBetween(0.0, 1.0);
                assertThat(one.test().get().pValue())
                        .isCloseTo(other.test().orElseThrow().pValue(), within(1e-9));
                assertThat(one.test().get().statistic())
                        .isCloseTo(-other.test().orElseThrow().statistic(), within(1e-6));
            }
        }
    }

    /** Not so for Newcombe, whose interval and test are built differently. */
    @Property
    void testIsSignificantExactlyIfTheIntervalLeavesOutZero(
            @ForAll("answers") RatingTally a,
            @ForAll("answers") RatingTally b,
            @ForAll @DoubleRange(min = 0.5, max = 0.999) @Scale(3) double level) {
        for (Comparison comparison : all(a, b, level)) {
            if (comparison.interval().method().equals(ProportionComparison.NEWCOMBE.id())
                    || comparison.test().isEmpty()) {
                continue;
            }
            double p = comparison.test().get().pValue();
            if (Math.abs(p - (1 - level)) > 1e-9) {
                assertThat(comparison.interval().contains(0))
                        .as("%s, p %s", comparison.interval(), p)
                        .isEqualTo(p > 1 - level);
            }
        }
    }

    @Property
    void aSampleDoesNotDifferFromItself(@ForAll("answers") RatingTally a) {
        for (Comparison comparison : all(a, a, 0.95)) {
            assertThat(comparison.difference()).isZero();
            assertThat(comparison.interval().contains(0)).isTrue();
            comparison.test().ifPresent(test -> assertThat(test.pValue()).isEqualTo(1));
        }
    }

    @Property
    void meansAgreeWithCommonsStatistics(@ForAll("answers") RatingTally a, @ForAll("answers") RatingTally b) {
        MeanScore first = Csat.mean(a);
        MeanScore second = Csat.mean(b);
        for (MeanComparison method : MeanComparison.values()) {
            TTest.Result theirs = TTest.withDefaults()
                    .with(
                            method == MeanComparison.POOLED
                                    ? DataDispersion.HOMOSCEDASTIC
                                    : DataDispersion.HETEROSCEDASTIC)
                    .test(
                            first.value().orElseThrow(),
                            variance(first),
                            first.responses(),
                            second.value().orElseThrow(),
                            variance(second),
                            second.responses());

            SignificanceTest ours =
                    method.of(first, second, 0.95).orElseThrow().test().orElseThrow();

            assertThat(ours.statistic()).isCloseTo(theirs.getStatistic(), within(1e-9));
            assertThat(ours.pValue()).isCloseTo(theirs.getPValue(), within(1e-9));
            assertThat(ours.degreesOfFreedom().orElseThrow()).isCloseTo(theirs.getDegreesOfFreedom(), within(1e-6));
        }
    }

    @Property
    void equalWeightsGiveTheComparisonOfPlainMeans(
            @ForAll("answers") RatingTally a,
            @ForAll("answers") RatingTally b,
            @ForAll @DoubleRange(min = 0.001, max = 100) @Scale(3) double weight,
            @ForAll WeightedComparison method) {
        Assume.that(a.responses() + b.responses() < 400);
        Comparison plain =
                MeanComparison.WELCH.of(Csat.mean(a), Csat.mean(b), 0.95).orElseThrow();

        Comparison weighted =
                method.of(weighted(a, weight), weighted(b, 1), 0.95).orElseThrow();

        assertThat(weighted.interval().rawLower()).isCloseTo(plain.interval().rawLower(), within(1e-9));
        assertThat(weighted.interval().rawUpper()).isCloseTo(plain.interval().rawUpper(), within(1e-9));
        assertThat(weighted.test().orElseThrow().pValue())
                .isCloseTo(plain.test().orElseThrow().pValue(), within(1e-9));
    }

    private static List<Comparison> all(RatingTally a, RatingTally b, double level) {
        Stream<Optional<Comparison>> nps = Stream.of(NpsComparison.values())
                .map(method -> method.of(new NpsScore(NET, a), new NpsScore(NET, b), level));
        Stream<Optional<Comparison>> shares = Stream.of(ProportionComparison.values())
                .map(method -> method.of(Csat.top2Box(a), Csat.top2Box(b), level));
        Stream<Optional<Comparison>> means =
                Stream.of(MeanComparison.values()).map(method -> method.of(Csat.mean(a), Csat.mean(b), level));
        return Stream.of(nps, shares, means)
                .flatMap(methods -> methods)
                .map(Optional::orElseThrow)
                .toList();
    }

    private static WeightedScore weighted(RatingTally tally, double weight) {
        WeightedTally.Builder builder = WeightedTally.builder(ONE_TO_FIVE);
        for (int rating = 1; rating <= 5; rating++) {
            for (long i = 0; i < tally.count(rating); i++) {
                builder.add(rating, weight);
            }
        }
        return Csat.mean(builder.build());
    }

    private static double variance(MeanScore score) {
        double deviation = score.standardDeviation().orElseThrow();
        return deviation * deviation;
    }
}
