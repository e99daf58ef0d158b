package io.crmkit.metrics.rating;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.feedback.RatingScale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TallyProperties {
    private static final RatingScale SCALE = RatingScale.ONE_TO_FIVE;

    @Property
    void mergeIsAssociativeCommutativeAndHasANeutralTally(
            @ForAll("tallies") RatingTally a, @ForAll("tallies") RatingTally b, @ForAll("tallies") RatingTally c) {
        assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
        assertThat(a.merge(b)).isEqualTo(b.merge(a));
        assertThat(a.merge(RatingTally.of(SCALE))).isEqualTo(a);
        assertThat(a.merge(b).rows()).isEqualTo(a.rows() + b.rows());
    }

    @Property
    void weightedMergeIsAssociativeAndCommutativeToTheLastDigit(
            @ForAll("weighted") WeightedTally a,
            @ForAll("weighted") WeightedTally b,
            @ForAll("weighted") WeightedTally c) {
        assertThat(a.merge(b).merge(c)).isEqualTo(a.merge(b.merge(c)));
        assertThat(a.merge(b)).isEqualTo(b.merge(a));
        assertThat(a.merge(WeightedTally.builder(SCALE).build())).isEqualTo(a);
    }

    @Property
    void orderAndPartitionOfAnswersDoNotMatter(@ForAll List<Integer> answers, @ForAll Random random) {
        List<Integer> shuffled = new ArrayList<>(answers);
        Collections.shuffle(shuffled, random);
        int cut = answers.isEmpty() ? 0 : random.nextInt(answers.size());

        RatingTally whole = answers.stream().collect(RatingTally.collector(SCALE));
        RatingTally parts = shuffled.subList(0, cut).stream()
                .collect(RatingTally.collector(SCALE))
                .merge(shuffled.subList(cut, shuffled.size()).stream().collect(RatingTally.collector(SCALE)));

        assertThat(parts).isEqualTo(whole);
        assertThat(shuffled.parallelStream().collect(RatingTally.collector(SCALE)))
                .isEqualTo(whole);
        assertThat(whole.rows()).isEqualTo(answers.size());
    }

    @Property
    void orderOfWeightedAnswersDoesNotMatter(
            @ForAll("weightedAnswers") List<WeightedAnswer> answers, @ForAll Random random) {
        List<WeightedAnswer> shuffled = new ArrayList<>(answers);
        Collections.shuffle(shuffled, random);

        assertThat(weighted(shuffled)).isEqualTo(weighted(answers));
    }

    @Property
    void lanesCountWhatASimpleLoopCounts(@ForAll byte[] bytes, @ForAll("scales") RatingScale scale) {
        RatingTally.Builder loop = RatingTally.builder(scale);
        for (byte rating : bytes) {
            loop.add(rating);
        }

        assertThat(RatingTally.ofBytes(scale, bytes)).isEqualTo(loop.build());
    }

    @Property
    void aPartIsTalliedAsASimpleLoopDoes(@ForAll("mostlyRatings") byte[] bytes, @ForAll Random random) {
        int from = random.nextInt(bytes.length + 1);
        int to = from + random.nextInt(bytes.length - from + 1);
        RatingTally.Builder loop = RatingTally.builder(RatingScale.ZERO_TO_TEN);
        for (int i = from; i < to; i++) {
            loop.add(bytes[i]);
        }

        assertThat(RatingTally.ofBytes(RatingScale.ZERO_TO_TEN, bytes, from, to))
                .isEqualTo(loop.build());
    }

    /** Long runs of ratings with a code here and there, as in surveys; lengths beyond a block of the fast loops. */
    @Provide
    Arbitrary<byte[]> mostlyRatings() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 20_000),
                        Arbitraries.integers().between(1, 9_000),
                        Arbitraries.longs())
                .as((length, every, seed) -> {
                    Random random = new Random(seed);
                    byte[] bytes = new byte[length];
                    for (int i = 0; i < length; i++) {
                        bytes[i] = (byte) (random.nextInt(every) == 0 ? random.nextInt() : random.nextInt(13));
                    }
                    return bytes;
                });
    }

    @Provide
    Arbitrary<RatingTally> tallies() {
        return Arbitraries.integers()
                .between(-1, 7)
                .list()
                .map(answers -> answers.stream().collect(RatingTally.collector(SCALE)));
    }

    @Provide
    Arbitrary<RatingScale> scales() {
        return Combinators.combine(
                        Arbitraries.integers().between(-200, 200),
                        Arbitraries.integers().between(1, 300))
                .as((min, length) -> new RatingScale(min, min + length));
    }

    @Provide
    Arbitrary<WeightedTally> weighted() {
        return weightedAnswers().map(TallyProperties::weighted);
    }

    @Provide
    Arbitrary<List<WeightedAnswer>> weightedAnswers() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.doubles().between(0, 1e6).ofScale(9))
                .as(WeightedAnswer::new)
                .list();
    }

    private static WeightedTally weighted(List<WeightedAnswer> answers) {
        WeightedTally.Builder builder = WeightedTally.builder(SCALE);
        answers.forEach(answer -> builder.add(answer.rating(), answer.weight()));
        return builder.build();
    }

    record WeightedAnswer(int rating, double weight) {}
}
