package io.crmkit.metrics.btyd;

import static io.crmkit.metrics.purchase.ModelUnit.WEEK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.crmkit.metrics.purchase.ModelTime;
import io.crmkit.metrics.purchase.PurchaseSummaries;
import io.crmkit.metrics.purchase.PurchaseSummary;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of every model of purchasing. */
class PurchaseModelProperties {
    @Provide
    Arbitrary<PurchaseModel> models() {
        Arbitrary<Double> shape = Arbitraries.doubles().between(0.2, 4);
        Arbitrary<Double> scale = Arbitraries.doubles().between(1, 20);
        return Arbitraries.oneOf(
                Combinators.combine(shape, scale, shape, shape).as((r, al, a, b) -> new BgNbd(r, al, a, b, WEEK)),
                Combinators.combine(shape, scale, shape, shape).as((r, al, a, b) -> new MbgNbd(r, al, a, b, WEEK)),
                Combinators.combine(shape, scale, shape, scale).as((r, al, s, b) -> new ParetoNbd(r, al, s, b, WEEK)),
                Combinators.combine(shape, shape, shape, shape).as((al, b, g, d) -> new BgBb(al, b, g, d, WEEK)));
    }

    @Provide
    Arbitrary<PurchaseSummary> customers() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 40),
                        Arbitraries.integers().between(1, 52),
                        Arbitraries.integers().between(0, 30))
                .as((repeats, last, since) -> repeats == 0
                        ? PurchaseSummary.of(0, 0, last + since, WEEK)
                        : PurchaseSummary.of(Math.min(repeats, last), last, last + since, WEEK));
    }

    @Property(tries = 200)
    void probabilitiesOfAllNumbersAreOneAndTheirMeanIsTheExpectation(
            @ForAll("models") PurchaseModel model, @ForAll("times") int time) {
        ModelTime horizon = ModelTime.weeks(time);
        double expected = model.expectedPurchases(horizon);
        double sum = 0;
        double mean = 0;
        for (long x = 0; x < 20_000 && (1 - sum > 1e-9 || x < 10); x++) {
            double probability = model.probability(x, horizon);
            assertThat(probability).isBetween(0.0, 1.0);
            sum += probability;
            mean += x * probability;
        }
        assertThat(sum).isCloseTo(1, within(1e-7));
        assertThat(mean).isCloseTo(expected, within(1e-5 * (1 + expected)));
    }

    @Provide
    Arbitrary<Integer> times() {
        return Arbitraries.integers().between(0, 12);
    }

    /** What is expected of a new customer is what is expected until a time, then of each history possible by then. */
    @Property(tries = 50)
    void expectationsOfBgBbAddUpOverHistories(@ForAll("discrete") BgBb model) {
        int seen = 4;
        int ahead = 3;
        double later = 0;
        double total = 0;
        for (int x = 0; x <= seen; x++) {
            for (int last = x == 0 ? 0 : x; last <= (x == 0 ? 0 : seen); last++) {
                PurchaseSummary customer = PurchaseSummary.of(x, last, seen, WEEK);
                double ways = x == 0 ? 1 : choose(last - 1, x - 1);
                double likelihood = ways * Math.exp(model.logLikelihood(PurchaseSummaries.of(WEEK, List.of(customer))));
                total += likelihood;
                later += likelihood * model.expectedPurchases(customer, ModelTime.weeks(ahead));
            }
        }
        assertThat(total).isCloseTo(1, within(1e-12));
        assertThat(later)
                .isCloseTo(
                        model.expectedPurchases(ModelTime.weeks(seen + ahead))
                                - model.expectedPurchases(ModelTime.weeks(seen)),
                        within(1e-12));
    }

    @Provide
    Arbitrary<BgBb> discrete() {
        Arbitrary<Double> shape = Arbitraries.doubles().between(0.2, 4);
        return Combinators.combine(shape, shape, shape, shape).as((al, b, g, d) -> new BgBb(al, b, g, d, WEEK));
    }

    private static double choose(int n, int k) {
        double ways = 1;
        for (int i = 1; i <= k; i++) {
            ways = ways * (n - k + i) / i;
        }
        return ways;
    }

    @Property(tries = 300)
    void expectationsRiseWithTheHorizonAndEverLessSo(
            @ForAll("models") PurchaseModel model, @ForAll("customers") PurchaseSummary customer) {
        double one = model.expectedPurchases(customer, ModelTime.weeks(13));
        double two = model.expectedPurchases(customer, ModelTime.weeks(26));

        assertThat(model.expectedPurchases(customer, ModelTime.weeks(0))).isZero();
        assertThat(one).isGreaterThanOrEqualTo(0).isFinite();
        assertThat(two).isBetween(one, 2 * one * (1 + 1e-12));
    }

    @Property(tries = 300)
    void silenceLowersTheProbabilityToBeAlive(
            @ForAll("models") PurchaseModel model, @ForAll("customers") PurchaseSummary customer) {
        PurchaseSummary later = PurchaseSummary.of(customer.repeats(), customer.lastRepeat(), customer.age() + 4, WEEK);
        AliveProbability now = model.probabilityAlive(customer);

        assertThat(now.value()).isBetween(0.0, 1.0);
        assertThat(model.probabilityAlive(later).value()).isLessThanOrEqualTo(now.value());
        assertThat(now.byAssumption()).isEqualTo(model instanceof BgNbd && customer.repeats() == 0);
    }

    /** To twelve digits: 2F1 comes from a table once enough customers have asked for it. */
    @Property(tries = 100)
    void manyAtOnceAreTheSameAsOneByOne(
            @ForAll("models") PurchaseModel model, @ForAll List<@From("customers") PurchaseSummary> some) {
        ModelTime horizon = ModelTime.weeks(20);
        List<PurchaseSummary> all =
                IntStream.range(0, 40).boxed().flatMap(i -> some.stream()).toList();

        double[] expected = model.expectedPurchases(all, horizon);
        double[] alive = model.probabilitiesAlive(all);

        assertThat(expected).hasSameSizeAs(all);
        assertThat(alive).hasSameSizeAs(all);
        for (int i = 0; i < all.size(); i++) {
            double one = model.expectedPurchases(all.get(i), horizon);
            assertThat(expected[i]).isCloseTo(one, within(1e-12 * one));
            double oneAlive = model.probabilityAlive(all.get(i)).value();
            assertThat(alive[i]).isCloseTo(oneAlive, within(1e-12 * oneAlive));
        }
    }

    @Property(tries = 100)
    void logLikelihoodsOfPartsAddUp(
            @ForAll("models") PurchaseModel model, @ForAll List<@From("customers") PurchaseSummary> all) {
        double parts = all.stream()
                .mapToDouble(customer -> model.logLikelihood(PurchaseSummaries.of(WEEK, List.of(customer))))
                .sum();

        assertThat(model.logLikelihood(PurchaseSummaries.of(WEEK, all))).isCloseTo(parts, within(1e-9 * (1 - parts)));
    }

    /** Formulas with a - 1 or s - 1 below the line go through 1 without a jump. */
    @Property(tries = 50)
    void nothingHappensAtOne(@ForAll("times") int time) {
        ModelTime horizon = ModelTime.weeks(time + 1);
        double bg = new BgNbd(0.5, 4, 1, 2, WEEK).expectedPurchases(horizon);
        double pareto = new ParetoNbd(0.5, 4, 1, 6, WEEK).expectedPurchases(horizon);

        assertThat(new BgNbd(0.5, 4, 1 + 1e-9, 2, WEEK).expectedPurchases(horizon))
                .isCloseTo(bg, withinPercentage(1e-5));
        assertThat(new BgNbd(0.5, 4, 1 - 1e-4, 2, WEEK).expectedPurchases(horizon))
                .isCloseTo(bg, withinPercentage(0.1));
        assertThat(new ParetoNbd(0.5, 4, 1 - 1e-9, 6, WEEK).expectedPurchases(horizon))
                .isCloseTo(pareto, withinPercentage(1e-5));
        assertThat(pareto).isCloseTo(0.5 / 4 * 6 * Math.log1p((time + 1) / 6.0), withinPercentage(1e-10));
    }
}
