package io.crmkit.metrics.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class HealthProperties {
    @Property
    void betterInOneComponentIsNeverALowerScore(
            @ForAll @Size(6) List<@DoubleRange(min = -10, max = 10) Double> signals,
            @ForAll @Size(6) List<@DoubleRange(min = 0.01, max = 9) Double> weights,
            @ForAll MissingComponent missing,
            @ForAll @IntRange(max = 5) int changed,
            @ForAll @IntRange(max = 5) int unknown,
            @ForAll @DoubleRange(max = 5) double better) {
        List<Double> improved = new ArrayList<>(signals);
        // odd components are better when lower
        improved.set(changed, signals.get(changed) + (changed % 2 == 0 ? better : -better));
        HealthModel<List<Double>> model = model(weights, missing, unknown);

        HealthScore before = model.score(signals);
        HealthScore after = model.score(improved);

        assertThat(after.value().isPresent()).isEqualTo(before.value().isPresent());
        assertThat(after.value().orElse(0))
                .isGreaterThanOrEqualTo(before.value().orElse(0));
        assertThat(before.value().orElse(0)).isBetween(0.0, 100.0);
        assertThat(before.value().isEmpty()).isEqualTo(missing == MissingComponent.FAIL);
    }

    private static HealthModel<List<Double>> model(List<Double> weights, MissingComponent missing, int unknown) {
        HealthModel.Builder<List<Double>> model = HealthModel.builder("any", missing);
        for (int i = 0; i < weights.size(); i++) {
            int index = i;
            PointScale scale = i % 2 == 0 ? new PointScale(-8, 8) : new PointScale(8, -8);
            model.add(
                    new HealthComponent("c" + i, weights.get(i), scale),
                    signals -> index == unknown ? OptionalDouble.empty() : OptionalDouble.of(signals.get(index)));
        }
        return model.build();
    }
}
