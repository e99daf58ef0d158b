package io.crmkit.metrics.driver;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How R² divides over the drivers.
 *
 * @param method the id of the method, {@code johnson.relative_weights} or {@code shapley.lmg}
 * @param weights the part of each driver in the order of the drivers; not negative and adding up to R², both up to rounding
 * @param rSquared the R² that was divided
 * @param coverage the rows it comes from
 */
public record Importance(String method, Map<String, Double> weights, double rSquared, Coverage coverage) {
    /** Up to so many drivers {@link Regression#shapley} is computed: a million subsets and 8 MB. */
    public static final int MAX_SHAPLEY_DRIVERS = 20;

    /** Copies the map. */
    public Importance {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
    }

    /** Returns the part of each driver as a percentage of R², adding up to 100; empty if R² is 0. */
    public Map<String, Double> percentages() {
        double total =
                weights.values().stream().mapToDouble(Double::doubleValue).sum();
        Map<String, Double> percentages = new LinkedHashMap<>();
        if (total > 0) {
            weights.forEach((driver, weight) -> percentages.put(driver, 100 * weight / total));
        }
        return Collections.unmodifiableMap(percentages);
    }
}
