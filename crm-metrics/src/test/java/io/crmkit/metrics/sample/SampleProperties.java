package io.crmkit.metrics.sample;

import static io.crmkit.core.feedback.RatingScale.ZERO_TO_TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rating.RatingTally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.statistics.inference.ChiSquareTest;
import org.apache.commons.statistics.inference.SignificanceResult;

class SampleProperties {
    @Property
    void chiSquareAgreesWithCommonsStatistics(
            @ForAll @IntRange(max = 300) int a,
            @ForAll @IntRange(min = 1, max = 300) int b,
            @ForAll @IntRange(max = 300) int c) {
        SignificanceResult theirs = ChiSquareTest.withDefaults().test(new double[] {1, 2, 5}, new long[] {a, b, c});

        Representativeness ours = PostStratification.of(
                        Map.of("a", 1, "b", 2, "c", 5), Map.of("a", (long) a, "b", (long) b, "c", (long) c))
                .representativeness()
                .orElseThrow();

        assertThat(ours.statistic()).isCloseTo(theirs.getStatistic(), within(1e-9));
        assertThat(ours.pValue()).isCloseTo(theirs.getPValue(), within(1e-12));
        assertThat(ours.dissimilarity()).isBetween(0.0, 1.0);
    }

    @Property
    void weightsMakeEveryStratumCountAsInThePopulation(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 500) Integer> answers,
            @ForAll @Size(value = 6) List<@IntRange(min = 1, max = 9) Integer> shares) {
        Map<String, Integer> population = new LinkedHashMap<>();
        Map<String, Long> sample = new LinkedHashMap<>();
        for (int i = 0; i < answers.size(); i++) {
            population.put("s" + i, shares.get(i));
            sample.put("s" + i, answers.get(i).longValue());
        }
        double size = population.values().stream().mapToInt(share -> share).sum();
        PostStratification strata = PostStratification.of(population, sample);

        assertThat(strata.designEffect()).isGreaterThanOrEqualTo(1 - 1e-12);
        strata.weights()
                .forEach((stratum, weight) -> assertThat(weight * sample.getOrDefault(stratum, 0L))
                        .isCloseTo(strata.responses() * population.getOrDefault(stratum, 0) / size, within(1e-9)));
    }

    /** Whoever knows the total and the groups shown learns of no fewer people than the threshold. */
    @Property
    void whatIsWithheldCannotBeWorkedOutFromTheTotal(
            @ForAll @Size(max = 8) List<@IntRange(max = 30) Integer> sizes,
            @ForAll @IntRange(min = 2, max = 20) int threshold) {
        Map<String, NpsScore> groups = new LinkedHashMap<>();
        for (int i = 0; i < sizes.size(); i++) {
            groups.put(
                    "g" + i,
                    Nps.of(RatingTally.builder(ZERO_TO_TEN).add(9, sizes.get(i)).build()));
        }

        Map<String, Optional<NpsScore>> released = new ReportingThreshold(threshold).release(groups);

        long total = sizes.stream().mapToLong(size -> size).sum();
        long shown = released.values().stream()
                .flatMap(Optional::stream)
                .peek(score -> assertThat(score.responses()).isGreaterThanOrEqualTo(threshold))
                .mapToLong(NpsScore::responses)
                .sum();
        assertThat(released.keySet()).containsExactlyElementsOf(groups.keySet());
        assertThat(total - shown)
                .matches(
                        rest -> rest == 0 || rest >= threshold || shown == 0, "nothing, enough, or all of it withheld");
    }
}
