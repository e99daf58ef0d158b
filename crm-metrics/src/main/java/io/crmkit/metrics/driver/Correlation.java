package io.crmkit.metrics.driver;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Normal;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.interval.ConfidenceInterval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How strongly two columns go together.
 *
 * @param one the name of the first column
 * @param other the name of the second column
 * @param method how it was measured
 * @param value the correlation, -1 to 1; empty if there is none
 * @param undefined why there is none; empty if there is one
 * @param coverage the rows it comes from
 */
public record Correlation(
        String one,
        String other,
        CorrelationMethod method,
        OptionalDouble value,
        Optional<Obstacle> undefined,
        Coverage coverage) {
    /**
     * Checks that there is a value or a reason why not.
     *
     * @throws InvalidInputException if both or neither are given, or the value is outside -1 to 1
     */
    public Correlation {
        if (value.isPresent() == undefined.isPresent()) {
            throw new InvalidInputException("correlation.value", "must be given, or the reason why there is none");
        }
        if (value.isPresent() && !(Math.abs(value.getAsDouble()) <= 1)) {
            throw new InvalidInputException("correlation.value", "must lie between -1 and 1");
        }
    }

    /**
     * Returns the interval by Fisher's transformation, tanh(artanh r ± z s) with s² = 1/(n - 3) for Pearson (Fisher 1921) and
     * (1 + r²/2)/(n - 3) for Spearman (Bonett and Wright, Psychometrika 65, 2000). It supposes values that are about normal,
     * so for ratings it is rough. Empty without a value and for n below 4; of no width at ±1.
     *
     * @param level the confidence level, above 0 and below 1
     * @throws InvalidInputException if the level is not above 0 and below 1
     */
    public Optional<ConfidenceInterval> interval(double level) {
        Require.level(level);
        if (value.isEmpty() || coverage.used() < 4) {
            return Optional.empty();
        }
        double r = value.getAsDouble();
        double centre = Math.log((1 + r) / (1 - r)) / 2;
        double margin = Normal.quantile(level) * Math.sqrt(method.squaredError(r, coverage.used()));
        double lower = Math.min(r, Math.tanh(centre - margin));
        double upper = Math.max(r, Math.tanh(centre + margin));
        return Optional.of(new ConfidenceInterval(method.id() + ".fisher", level, lower, upper, lower, upper));
    }
}
