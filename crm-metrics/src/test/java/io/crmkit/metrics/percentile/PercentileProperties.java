package io.crmkit.metrics.percentile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.NotEmpty;

class PercentileProperties {
    @Property
    void samplesMergeExactlyInAnyOrder(
            @ForAll("values") List<Double> a, @ForAll("values") List<Double> b, @ForAll("values") List<Double> c) {
        Sample one = sample(a);
        Sample two = sample(b);
        Sample three = sample(c);
        List<Double> all = new ArrayList<>(a);
        all.addAll(b);
        all.addAll(c);

        assertThat(one.merge(two).merge(three)).isEqualTo(sample(all));
        assertThat(three.merge(one.merge(two))).isEqualTo(sample(all));
        assertThat(all.parallelStream().collect(Sample.collector())).isEqualTo(sample(all));
        assertThat(one.merge(Sample.of())).isEqualTo(one);
    }

    @Property
    void histogramsMergeExactlyInAnyOrder(
            @ForAll("values") List<Double> a, @ForAll("values") List<Double> b, @ForAll Random random) {
        List<Double> all = new ArrayList<>(a);
        all.addAll(b);
        Collections.shuffle(all, random);

        assertThat(histogram(a).merge(histogram(b))).isEqualTo(histogram(all));
        assertThat(histogram(b).merge(histogram(a))).isEqualTo(histogram(all));
        assertThat(all.parallelStream().collect(Histogram.collector(0.01))).isEqualTo(histogram(all));
        assertThat(histogram(a).merge(histogram(List.of()))).isEqualTo(histogram(a));
        assertThat(histogram(all).n()).isEqualTo(all.size());
    }

    @Property
    void histogramIsWithinItsStatedErrorOfTheNearestRank(
            @ForAll("values") @NotEmpty List<Double> values, @ForAll @DoubleRange(min = 0, max = 1) double p) {
        double exact = sample(values)
                .percentile(p, PercentileType.TYPE_1)
                .orElseThrow()
                .value();
        Percentile near = histogram(values).percentile(p).orElseThrow();

        assertThat(near.value()).isCloseTo(exact, within(exact * near.relativeError()));
    }

    @Property
    void percentilesRiseWithPAndStayBetweenTheEnds(
            @ForAll("values") @NotEmpty List<Double> values,
            @ForAll PercentileType type,
            @ForAll @DoubleRange(min = 0, max = 1) double p,
            @ForAll @DoubleRange(min = 0, max = 1) double q) {
        Sample sample = sample(values);
        double low = sample.percentile(Math.min(p, q), type).orElseThrow().value();
        double high = sample.percentile(Math.max(p, q), type).orElseThrow().value();

        assertThat(low).isLessThanOrEqualTo(high).isGreaterThanOrEqualTo(Collections.min(values));
        assertThat(high).isLessThanOrEqualTo(Collections.max(values));
        assertThat(sample.mean().orElseThrow()).isBetween(Collections.min(values), Collections.max(values));
    }

    @Property
    void typeOneIsTheLeastValueWithEnoughValuesUpToIt(
            @ForAll("values") @NotEmpty List<Double> values, @ForAll @DoubleRange(min = 0, max = 1) double p) {
        double least = sample(values)
                .percentile(p, PercentileType.TYPE_1)
                .orElseThrow()
                .value();

        long upTo = values.stream().filter(value -> value <= least).count();
        long below = values.stream().filter(value -> value < least).count();
        assertThat((double) upTo).isGreaterThanOrEqualTo(p * values.size() - 1e-9);
        assertThat(below == 0 || below < p * values.size() + 1e-9).isTrue();
        assertThat(values).contains(least);
    }

    @Provide
    Arbitrary<List<Double>> values() {
        Arbitrary<Double> value = Arbitraries.oneOf(
                Arbitraries.doubles().between(0, 1e9),
                Arbitraries.doubles().between(0, 1).ofScale(12),
                Arbitraries.integers().between(0, 5).map(Integer::doubleValue));
        return value.list().ofMaxSize(60);
    }

    private static Sample sample(List<Double> values) {
        return Sample.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static Histogram histogram(List<Double> values) {
        Histogram.Builder builder = Histogram.builder(0.01);
        values.forEach(builder::add);
        return builder.build();
    }
}
