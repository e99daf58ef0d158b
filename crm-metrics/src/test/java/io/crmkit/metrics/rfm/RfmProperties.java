package io.crmkit.metrics.rfm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RfmProperties {
    @Property
    void scoresFollowTheValues(
            @ForAll("customers") List<RfmValues<Integer>> customers,
            @ForAll RfmBinning binning,
            @ForAll @IntRange(min = 2, max = 7) int bins,
            @ForAll Random random) {
        RfmScale scale = RfmScale.of(binning, bins, customers).orElseThrow();
        RfmValues<Integer> one = customers.get(random.nextInt(customers.size()));
        RfmValues<Integer> other = customers.get(random.nextInt(customers.size()));
        RfmScore a = scale.score(one);
        RfmScore b = scale.score(other);

        assertThat(List.of(a.recency(), a.frequency(), a.monetary())).allMatch(score -> score >= 1 && score <= bins);
        assertThat(Integer.signum(b.recency() - a.recency()) * Long.signum(one.recency() - other.recency()))
                .isNotNegative();
        assertThat(Integer.signum(a.frequency() - b.frequency()) * Long.signum(one.frequency() - other.frequency()))
                .isNotNegative();
        assertThat(one.monetary() != other.monetary() || a.monetary() == b.monetary())
                .isTrue();
    }

    @Property
    void theOrderOfCustomersDoesNotMatter(
            @ForAll("customers") List<RfmValues<Integer>> customers,
            @ForAll RfmBinning binning,
            @ForAll Random random) {
        List<RfmValues<Integer>> shuffled = new ArrayList<>(customers);
        Collections.shuffle(shuffled, random);

        assertThat(RfmScale.of(binning, 5, shuffled)).isEqualTo(RfmScale.of(binning, 5, customers));
    }

    @Property
    void rankGivesEqualBinsWithoutTies(
            @ForAll @IntRange(min = 1, max = 60) int n, @ForAll @IntRange(min = 2, max = 7) int bins) {
        List<RfmValues<Integer>> customers = IntStream.rangeClosed(1, n)
                .mapToObj(i -> new RfmValues<>(i, i, i, i * 1.5))
                .toList();
        RfmScale scale = RfmScale.of(RfmBinning.RANK, bins, customers).orElseThrow();

        for (int score = 1; score <= bins; score++) {
            int wanted = score;
            long members = customers.stream()
                    .filter(customer -> scale.score(customer).monetary() == wanted)
                    .count();
            assertThat(members).isBetween((long) n / bins, (long) (n + bins - 1) / bins);
        }
    }

    @Property
    void noCustomerHasAnUnreachableScore(
            @ForAll("customers") List<RfmValues<Integer>> customers, @ForAll RfmBinning binning) {
        RfmScale scale = RfmScale.of(binning, 5, customers).orElseThrow();

        assertThat(customers)
                .noneMatch(customer -> scale.unreachable()
                        .contains("frequency " + scale.score(customer).frequency()));
    }

    @Provide
    Arbitrary<List<RfmValues<Integer>>> customers() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 20),
                        Arbitraries.longs().between(1, 8),
                        Arbitraries.integers().between(-3, 30))
                .as((recency, frequency, monetary) -> new RfmValues<>(0, recency, frequency, monetary / 4.0))
                .list()
                .ofMinSize(1)
                .ofMaxSize(25);
    }
}
