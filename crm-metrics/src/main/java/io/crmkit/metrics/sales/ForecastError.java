package io.crmkit.metrics.sales;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * How far forecasts f were from what came, a. All are shares or squares without percent: 0.1 is a tenth.
 *
 * @param n how many pairs there are; without any, no measure has a value
 * @param mae the mean of |f - a|, in the unit of the values
 * @param wape Σ|f - a| / Σ|a|; empty if every a is 0
 * @param mape the mean of |f - a| / |a| over the pairs with a ≠ 0; empty without one. It forgives too high a forecast of small values
 *     less than too low a one of large values; prefer {@code wape}
 * @param mapeExcluded how many pairs {@code mape} leaves out because a is 0
 * @param msle the mean of (ln(f + 1) - ln(a + 1))²; empty if a value is negative
 * @param bias Σf / Σa - 1, above 0 if too much was forecast (as BTYDplus); empty unless the sum of a is above 0
 */
public record ForecastError(
        int n,
        OptionalDouble mae,
        OptionalDouble wape,
        OptionalDouble mape,
        int mapeExcluded,
        OptionalDouble msle,
        OptionalDouble bias) {
    /**
     * Returns the errors of forecasts.
     *
     * @param actual what came
     * @param forecast what was forecast, in the same order
     * @throws InvalidInputException if the arrays differ in length or a value is not finite or beyond 1e290 in size, or an actual one so near 0
     *     that its relative error is infinite
     */
    public static ForecastError of(double[] actual, double[] forecast) {
        if (actual.length != forecast.length) {
            throw new InvalidInputException("forecast", "must have as many values as the actual ones");
        }
        Arrays.stream(actual).forEach(value -> Require.amount("actual", value));
        Arrays.stream(forecast).forEach(value -> Require.amount("forecast", value));
        int n = actual.length;
        double absolute = 0;
        double relative = 0;
        int zeros = 0;
        double squaredLog = 0;
        for (int i = 0; i < n; i++) {
            double error = Math.abs(forecast[i] - actual[i]);
            absolute += error;
            zeros += actual[i] == 0 ? 1 : 0;
            relative += actual[i] == 0 ? 0 : error / Math.abs(actual[i]);
            double log = Math.log1p(forecast[i]) - Math.log1p(actual[i]);
            squaredLog += log * log;
        }
        if (relative == Double.POSITIVE_INFINITY) {
            throw new InvalidInputException("actual", "must not be so near 0 that a relative error is infinite");
        }
        boolean negative = Arrays.stream(actual).anyMatch(a -> a < 0)
                || Arrays.stream(forecast).anyMatch(f -> f < 0);
        double sum = Arrays.stream(actual).sum();
        return new ForecastError(
                n,
                ratio(absolute, n),
                ratio(absolute, Arrays.stream(actual).map(Math::abs).sum()),
                ratio(relative, n - zeros),
                zeros,
                negative ? OptionalDouble.empty() : ratio(squaredLog, n),
                sum > 0 ? ratio(Arrays.stream(forecast).sum() - sum, sum) : OptionalDouble.empty());
    }

    private static OptionalDouble ratio(double part, double whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / whole);
    }
}
