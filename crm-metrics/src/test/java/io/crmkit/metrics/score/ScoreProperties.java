package io.crmkit.metrics.score;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static io.crmkit.core.feedback.RatingScale.ZERO_TO_TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.metrics.csat.Csat;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.interval.WeightedInterval;
import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.rating.WeightedTally;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

class ScoreProperties {
    @Property
    void npsIsTheMeanOfMinusOneZeroAndOneTimes100(@ForAll @NotEmpty List<@IntRange(max = 10) Integer> answers) {
        double mean = answers.stream()
                .mapToInt(answer -> answer <= 6 ? -1 : answer >= 9 ? 1 : 0)
                .average()
                .orElseThrow();

        NpsScore score = Nps.of(nps(answers));

        assertThat(score.value().orElseThrow()).isCloseTo(100 * mean, within(1e-9));
        assertThat(score.detractors() + score.passives() + score.promoters()).isEqualTo(answers.size());
        assertThat(score.variance().orElseThrow()).isBetween(0.0, 10_000.0);
    }

    @Property
    void valuesAndIntervalsLieWithinTheBoundsOfTheDefinition(
            @ForAll @NotEmpty List<@IntRange(min = 1, max = 5) Integer> answers) {
        RatingTally tally = answers.stream().collect(RatingTally.collector(ONE_TO_FIVE));
        WeightedTally weighted = weighted(answers);
        for (Score score : List.of(
                Csat.mean(tally),
                Csat.top2Box(tally),
                Csat.topBox(tally),
                Csat.mean(weighted),
                Csat.top2Box(weighted))) {
            double lowest = score.definition().lowest();
            double highest = score.definition().highest();

            assertThat(score.value().orElseThrow()).isBetween(lowest, highest);
            score.interval(0.95).ifPresent(interval -> {
                assertThat(interval.contains(score.value().orElseThrow())).isTrue();
                assertThat(interval.lower()).isGreaterThanOrEqualTo(lowest);
                assertThat(interval.upper()).isLessThanOrEqualTo(highest);
            });
        }
    }

    @Property
    void equalWeightsGiveTheUnweightedValueAndTheFullNumberOfResponses(
            @ForAll @NotEmpty List<@IntRange(max = 10) Integer> answers,
            @ForAll @DoubleRange(min = 0.001, max = 1000) @Scale(3) double weight) {
        WeightedTally.Builder builder = WeightedTally.builder(ZERO_TO_TEN);
        answers.forEach(answer -> builder.add(answer, weight));
        NpsScore plain = Nps.of(nps(answers));

        WeightedScore weighted = Nps.of(builder.build());

        assertThat(weighted.value().orElseThrow()).isCloseTo(plain.value().orElseThrow(), within(1e-9));
        assertThat(weighted.effectiveResponses().orElseThrow()).isCloseTo(answers.size(), within(1e-9));
    }

    @Property
    void equalWeightsGiveTheIntervalOfAPlainMean(
            @ForAll @Size(min = 2) List<@IntRange(min = 1, max = 5) Integer> answers,
            @ForAll @DoubleRange(min = 0.001, max = 1000) @Scale(3) double weight,
            @ForAll WeightedInterval method) {
        WeightedTally.Builder builder = WeightedTally.builder(ONE_TO_FIVE);
        answers.forEach(answer -> builder.add(answer, weight));
        ConfidenceInterval plain = Csat.mean(answers.stream().collect(RatingTally.collector(ONE_TO_FIVE)))
                .interval(0.95)
                .orElseThrow();

        ConfidenceInterval weighted =
                Csat.mean(builder.build()).interval(0.95, method).orElseThrow();

        assertThat(weighted.rawLower()).isCloseTo(plain.rawLower(), within(1e-6));
        assertThat(weighted.rawUpper()).isCloseTo(plain.rawUpper(), within(1e-6));
    }

    @Property
    void reversingTheScaleFlipsTheSignOfANetScore(@ForAll @NotEmpty List<@IntRange(min = 1, max = 5) Integer> answers) {
        ScoreDefinition net = ScoreDefinition.net("net", ONE_TO_FIVE, Direction.HIGHER_IS_BETTER, 2, 4);
        RatingTally tally = answers.stream().collect(RatingTally.collector(ONE_TO_FIVE));
        RatingTally reversed = answers.stream().map(answer -> 6 - answer).collect(RatingTally.collector(ONE_TO_FIVE));

        // + 0.0 makes the zeros equal
        assertThat(-new NpsScore(net, reversed).value().orElseThrow() + 0.0)
                .isEqualTo(new NpsScore(net, tally).value().orElseThrow());
    }

    private static RatingTally nps(List<Integer> answers) {
        return answers.stream().collect(RatingTally.collector(ZERO_TO_TEN));
    }

    /** Weights that differ and are not short in binary. */
    private static WeightedTally weighted(List<Integer> answers) {
        WeightedTally.Builder builder = WeightedTally.builder(ONE_TO_FIVE);
        for (int i = 0; i < answers.size(); i++) {
            builder.add(answers.get(i), 0.1 + i % 7);
        }
        return builder.build();
    }
}
