package io.crmkit.metrics.servqual;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * 100 points, given to the dimensions of an instrument by their importance: by one respondent, or for all by the host.
 *
 * @param points the points by the name of the dimension, each at least 0, together 100
 */
public record ImportancePoints(Map<String, Double> points) {
    /**
     * Checks the points.
     *
     * @throws InvalidInputException if a number is negative or not finite, or they do not add up to 100 (to a hair, for
     *     thirds)
     */
    public ImportancePoints {
        points = Collections.unmodifiableMap(new LinkedHashMap<>(points));
        double sum = 0;
        for (Map.Entry<String, Double> dimension : points.entrySet()) {
            Require.notNegative("points." + dimension.getKey(), dimension.getValue());
            sum += dimension.getValue();
        }
        if (Math.abs(sum - 100) > 1e-9) {
            throw new InvalidInputException("points", "must add up to 100");
        }
    }

    void requireFit(Instrument instrument) {
        if (!points.keySet().equals(new HashSet<>(instrument.names()))) {
            throw new InvalidInputException("points", "must be those of the dimensions " + instrument.names());
        }
    }

    double share(String dimension) {
        return points.getOrDefault(dimension, 0.0) / 100;
    }
}
