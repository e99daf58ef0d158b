package io.crmkit.metrics.health;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A health score with its reasons. 100 minus the points that components cost is the value.
 *
 * @param model the id of the model
 * @param value the score, 0 to 100, higher is better; empty if it is {@code undefined}
 * @param undefined why there is no value; empty if there is one
 * @param known the share of the weight whose signals are known, 0 to 1
 * @param components the components in the order of the model
 */
public record HealthScore(
        String model,
        OptionalDouble value,
        Optional<NoHealth> undefined,
        double known,
        List<ComponentScore> components) {
    /** Copies the components. */
    public HealthScore {
        components = List.copyOf(components);
    }

    /** Returns the components that cost points, the costliest first. */
    public List<ComponentScore> reasons() {
        return components.stream()
                .filter(component -> component.lost() > 0)
                .sorted(Comparator.comparingDouble(ComponentScore::lost).reversed())
                .toList();
    }
}
