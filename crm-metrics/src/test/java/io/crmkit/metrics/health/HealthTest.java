package io.crmkit.metrics.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");

    @Test
    void theValueIsWhatReasonsLeaveOfAHundred() {
        HealthScore score = model(MissingComponent.FAIL).score(Map.of("usage", 15.0, "incidents", 4.0));

        assertThat(score.value().orElseThrow()).isCloseTo(0.75 * 75 + 0.25 * 20, within(1e-12));
        assertThat(score.reasons()).extracting(ComponentScore::name).containsExactly("incidents", "usage");
        assertThat(score.reasons().get(0))
                .isEqualTo(new ComponentScore("incidents", OptionalDouble.of(4), OptionalDouble.of(20), 0.25, 20));
        assertThat(score.known()).isEqualTo(1);
    }

    @Test
    void aMissingComponentDoesWhatThePolicySays() {
        Map<String, Double> half = Map.of("usage", 20.0);

        HealthScore shared = model(MissingComponent.RENORMALISE).score(half);
        assertThat(shared.value()).hasValue(100);
        assertThat(shared.known()).isEqualTo(0.75);
        assertThat(model(MissingComponent.NEUTRAL).score(half).value()).hasValue(87.5);
        HealthScore failed = model(MissingComponent.FAIL).score(half);
        assertThat(failed.value()).isEmpty();
        assertThat(failed.undefined()).contains(NoHealth.MISSING_COMPONENT);
    }

    @Test
    void whoIsNotKnownHasNoScoreUnderAnyPolicy() {
        for (MissingComponent policy : MissingComponent.values()) {
            HealthScore score = model(policy).score(Map.of());
            assertThat(score.value()).isEmpty();
            assertThat(score.undefined()).contains(NoHealth.NOTHING_KNOWN);
        }
    }

    @Test
    void aScoreThatSwingsAroundOneLimitRaisesOneEvent() {
        HealthTrack track = HealthTrack.of(new RiskThreshold(40, 60), readings(70, 39, 41, 39, 59, 60, 41, 39));

        assertThat(track.events())
                .extracting(RiskEvent::state)
                .containsExactly(RiskState.AT_RISK, RiskState.HEALTHY, RiskState.AT_RISK);
        assertThat(track.events())
                .extracting(event -> event.reading().score().value().orElseThrow())
                .containsExactly(39.0, 60.0, 39.0);
        assertThat(track.state()).isEqualTo(RiskState.AT_RISK);
    }

    @Test
    void notKnowingIsNoChange() {
        RiskThreshold threshold = new RiskThreshold(40, 60);
        HealthScore unknown = model(MissingComponent.FAIL).score(Map.of());

        assertThat(threshold.next(RiskState.AT_RISK, unknown)).isEqualTo(RiskState.AT_RISK);
        assertThat(threshold.next(RiskState.HEALTHY, unknown)).isEqualTo(RiskState.HEALTHY);
    }

    @Test
    void theTrendLooksBackFromTheLastReading() {
        HealthTrack track = HealthTrack.of(new RiskThreshold(40, 60), readings(0, 90, 88, 86, 84));

        HealthTrend trend = track.trend(Duration.ofDays(3)).orElseThrow();
        assertThat(trend.pointsPerDay()).isCloseTo(-2, within(1e-9));
        assertThat(trend.change()).isEqualTo(-6);
        assertThat(trend.n()).isEqualTo(4);
        assertThat(track.trend(Duration.ofHours(1))).isEmpty();
        assertThat(HealthTrack.of(new RiskThreshold(1, 1), List.of()).trend(Duration.ofDays(1)))
                .isEmpty();
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> new PointScale(3, 3)).hasMessageContaining("pointScale");
        assertThatThrownBy(() -> new RiskThreshold(60, 40)).hasMessageContaining("threshold");
        assertThatThrownBy(() -> new RiskThreshold(-1, 40)).hasMessageContaining("threshold");
        assertThatThrownBy(() -> new HealthComponent("usage", 0, new PointScale(0, 1)))
                .hasMessageContaining("weight");
        assertThatThrownBy(() -> HealthModel.builder("m", MissingComponent.FAIL).build())
                .hasMessageContaining("model");
        assertThatThrownBy(() -> model(MissingComponent.FAIL).score(Map.of("usage", Double.NaN)))
                .hasMessageContaining("signal.usage");
        HealthReading reading = readings(50).get(0);
        assertThatThrownBy(() -> HealthTrack.of(new RiskThreshold(1, 2), List.of(reading, reading)))
                .hasMessageContaining("readings");
    }

    /** Days 0, 1 and 3, not in equal steps: slope (Σ(d - 4/3)(v - 170/3)) / Σ(d - 4/3)² = -10. */
    @Test
    void theTrendIsTheLeastSquaresSlope() {
        List<HealthReading> days = readings(70, 60, 0, 40);
        HealthTrack track = HealthTrack.of(new RiskThreshold(0, 0), List.of(days.get(3), days.get(0), days.get(1)));

        assertThat(track.trend(Duration.ofDays(9)).orElseThrow().pointsPerDay()).isCloseTo(-10, within(1e-9));
        assertThat(track.readings()).containsExactly(days.get(0), days.get(1), days.get(3));
        assertThatThrownBy(() -> track.trend(Duration.ZERO)).hasMessageContaining("window");
        assertThatThrownBy(() -> track.trend(Duration.ofDays(-1))).hasMessageContaining("window");
    }

    @Test
    void readingsOfTwoModelsMakeNoTrack() {
        HealthReading one = readings(50).get(0);
        HealthReading other = new HealthReading(
                START.plus(Duration.ofDays(1)), model(MissingComponent.FAIL).score(Map.of("usage", 1.0)));

        assertThatThrownBy(() -> HealthTrack.of(new RiskThreshold(1, 2), List.of(one, other)))
                .hasMessageContaining("one model");
    }

    @Test
    void aModelHasANameAndComponentsWithTheirOwn() {
        PointScale scale = new PointScale(0, 1);
        HealthModel.Builder<Map<String, Double>> builder = HealthModel.<Map<String, Double>>builder(
                        "m", MissingComponent.FAIL)
                .add(new HealthComponent("usage", 1, scale), signal("usage"));

        assertThatThrownBy(() -> builder.add(new HealthComponent("usage", 2, scale), signal("usage")))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> new HealthComponent(" ", 1, scale)).hasMessageContaining("component.name");
        assertThatThrownBy(() -> HealthModel.builder(" ", MissingComponent.FAIL))
                .hasMessageContaining("model.id");
        assertThat(builder.build().components()).hasSize(1);
    }

    @Test
    void whatCostsNothingIsNoReason() {
        assertThat(model(MissingComponent.FAIL)
                        .score(Map.of("usage", 20.0, "incidents", 4.0))
                        .reasons())
                .extracting(ComponentScore::name)
                .containsExactly("incidents");
    }

    @Test
    void limitsMayBeEqualAndAtTheEndsButNotBeyond() {
        assertThat(new RiskThreshold(0, 0).healthyFrom()).isZero();
        assertThat(new RiskThreshold(100, 100).atRiskBelow()).isEqualTo(100);
        assertThatThrownBy(() -> new RiskThreshold(40, 100.5)).hasMessageContaining("threshold");
        assertThatThrownBy(() -> new PointScale(-Double.MAX_VALUE, Double.MAX_VALUE))
                .hasMessageContaining("pointScale");
    }

    private static HealthModel<Map<String, Double>> model(MissingComponent missing) {
        return HealthModel.<Map<String, Double>>builder("test-1", missing)
                .add(new HealthComponent(HealthComponent.USAGE, 3, new PointScale(0, 20)), signal("usage"))
                .add(new HealthComponent(HealthComponent.INCIDENTS, 1, new PointScale(5, 0)), signal("incidents"))
                .build();
    }

    private static HealthSignal<Map<String, Double>> signal(String name) {
        return customer -> customer.containsKey(name)
                ? OptionalDouble.of(customer.getOrDefault(name, 0.0))
                : OptionalDouble.empty();
    }

    private static List<HealthReading> readings(double... values) {
        HealthModel<Double> plain = HealthModel.<Double>builder("plain", MissingComponent.FAIL)
                .add(new HealthComponent("value", 1, new PointScale(0, 100)), OptionalDouble::of)
                .build();
        double[] copy = DoubleStream.of(values).toArray();
        return IntStream.range(0, copy.length)
                .mapToObj(i -> new HealthReading(START.plus(Duration.ofDays(i)), plain.score(copy[i])))
                .toList();
    }

    @Test
    void weightsWhoseSumOverflowsAreRefused() {
        assertThatThrownBy(() -> new HealthComponent("a", 1e308, new PointScale(0, 1)))
                .hasMessage("component.weight must be finite and at most 1e290 in size");
    }
}
