package io.crmkit.metrics.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.csat.Csat;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MomentsProperties {
    @Property
    void mergeIsExactAssociativeAndCommutative(
            @ForAll("values") List<Double> a, @ForAll("values") List<Double> b, @ForAll("values") List<Double> c) {
        List<Double> all = new ArrayList<>(c);
        all.addAll(a);
        all.addAll(b);

        assertThat(moments(a).merge(moments(b)).merge(moments(c))).isEqualTo(moments(all));
        assertThat(moments(a).merge(moments(b).merge(moments(c)))).isEqualTo(moments(all));
        assertThat(moments(b).merge(moments(a))).isEqualTo(moments(a).merge(moments(b)));
        assertThat(moments(a).merge(Moments.of())).isEqualTo(moments(a));
        assertThat(all.parallelStream().collect(Moments.collector())).isEqualTo(moments(all));
    }

    @Property
    void agreesWithTwoPasses(@ForAll("values") @Size(min = 2, max = 50) List<Double> values) {
        double mean = values.stream().mapToDouble(x -> x).average().orElseThrow();
        double variance =
                values.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum() / (values.size() - 1);

        Moments moments = moments(values);

        assertThat(moments.mean().orElseThrow()).isCloseTo(mean, within(1e-6));
        assertThat(moments.variance().orElseThrow()).isCloseTo(variance, within(1e-6 + 1e-9 * variance));
    }

    @Property
    void ofATallyAgreesWithItsMeanScore(
            @ForAll @Size(min = 2, max = 50) List<@IntRange(min = 1, max = 5) Integer> ratings) {
        RatingTally tally = ratings.stream().collect(RatingTally.collector(RatingScale.ONE_TO_FIVE));

        assertThat(Moments.of(tally).mean().orElseThrow())
                .isCloseTo(Csat.mean(tally).value().orElseThrow(), within(1e-12));
        assertThat(Moments.of(tally).standardDeviation().orElseThrow())
                .isCloseTo(Csat.mean(tally).standardDeviation().orElseThrow(), within(1e-12));
    }

    @Provide
    Arbitrary<List<Double>> values() {
        Arbitrary<Double> value = Arbitraries.oneOf(
                Arbitraries.doubles().between(-1e6, 1e6).ofScale(6),
                Arbitraries.integers().between(-1_100_000, 1_100_000).map(Integer::doubleValue));
        return value.list().ofMaxSize(50);
    }

    private static Moments moments(List<Double> values) {
        return Moments.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
