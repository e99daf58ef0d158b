package io.crmkit.metrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.metrics.interval.ConfidenceInterval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SurvivalProperties {
    @Property
    void withoutCensoringSIsTheShareOfThoseLeftAndItsErrorThatOfAShare(
            @ForAll("lifetimes") List<Lifetime> lifetimes, @ForAll @IntRange(max = 30) int time) {
        List<Lifetime> ended =
                lifetimes.stream().map(life -> Lifetime.ended(life.end())).toList();
        double n = ended.size();
        double share = ended.stream().filter(life -> life.end() > time).count() / n;

        KaplanMeier curve = KaplanMeier.of(ended).orElseThrow();

        assertThat(curve.survival(time).orElseThrow()).isCloseTo(share, within(1e-12));
        assertThat(curve.standardError(time).orElseThrow()).isCloseTo(Math.sqrt(share * (1 - share) / n), within(1e-7));
    }

    @Property
    void aLifetimeCutInTwoIsTheSameLifetime(@ForAll("lifetimes") List<Lifetime> lifetimes) {
        List<Lifetime> cut = lifetimes.stream()
                .flatMap(life -> Stream.of(
                        Lifetime.censored(life.end() / 3), new Lifetime(life.end() / 3, life.end(), life.event(), 1)))
                .toList();

        assertSame(KaplanMeier.of(cut).orElseThrow(), KaplanMeier.of(lifetimes).orElseThrow());
    }

    @Property
    void aWeightOfThreeIsThreeLifetimes(@ForAll("lifetimes") List<Lifetime> lifetimes) {
        List<Lifetime> tripled =
                lifetimes.stream().flatMap(life -> Stream.of(life, life, life)).toList();
        List<Lifetime> weighted =
                lifetimes.stream().map(life -> life.withWeight(3)).toList();

        assertSame(
                KaplanMeier.of(weighted).orElseThrow(), KaplanMeier.of(tripled).orElseThrow());
    }

    @Property
    void theCurveFallsAndItsIntervalHoldsIt(@ForAll("lifetimes") List<Lifetime> lifetimes, @ForAll Random random) {
        List<Lifetime> shuffled = new ArrayList<>(lifetimes);
        Collections.shuffle(shuffled, random);

        KaplanMeier curve = KaplanMeier.of(lifetimes).orElseThrow();

        assertThat(KaplanMeier.of(shuffled).orElseThrow().steps()).isEqualTo(curve.steps());
        double last = 1;
        for (SurvivalStep step : curve.steps()) {
            assertThat(step.survival()).isBetween(0.0, last).isNotEqualTo(last);
            last = step.survival();
            ConfidenceInterval interval = curve.interval(step.time(), 0.9).orElse(null);
            assertThat(interval == null).isEqualTo(last == 0);
            assertThat(interval == null || (interval.contains(last) && !interval.clipped()))
                    .isTrue();
        }
    }

    private static void assertSame(KaplanMeier actual, KaplanMeier expected) {
        assertThat(actual.steps()).hasSameSizeAs(expected.steps());
        for (int i = 0; i < expected.steps().size(); i++) {
            assertThat(actual.steps().get(i).time())
                    .isEqualTo(expected.steps().get(i).time());
            assertThat(actual.steps().get(i).survival())
                    .isCloseTo(expected.steps().get(i).survival(), within(1e-12));
        }
    }

    @Provide
    Arbitrary<List<Lifetime>> lifetimes() {
        return Combinators.combine(Arbitraries.integers().between(1, 25), Arbitraries.of(true, false))
                .as((end, event) -> event ? Lifetime.ended(end) : Lifetime.censored(end))
                .list()
                .ofMinSize(1)
                .ofMaxSize(30);
    }
}
