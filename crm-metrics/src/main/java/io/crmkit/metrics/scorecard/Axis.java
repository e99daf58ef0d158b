package io.crmkit.metrics.scorecard;

import java.util.ArrayList;
import java.util.List;

/**
 * Maps values to pixels, and knows where round values lie.
 *
 * @param low the value at {@code start}
 * @param high the value at {@code end}, above {@code low}
 * @param start in pixels
 * @param end in pixels; below {@code start} for an axis that points up
 */
record Axis(double low, double high, double start, double end) {
    private static final int MOST_TICKS = 7;
    private static final double ROUNDING = 1e-9;

    /** An axis over these values with some air, within the lowest and the highest possible value. */
    static Axis over(List<Double> values, double lowest, double highest, double start, double end) {
        double low = values.stream().mapToDouble(Double::doubleValue).min().orElse(lowest);
        double high = values.stream().mapToDouble(Double::doubleValue).max().orElse(highest);
        // a flat line is not blown up to a mountain range: at least a tenth of the scale is shown
        double air = Math.max((high - low) * 0.08, ((highest - lowest) * 0.1 - (high - low)) / 2);
        double from = Math.max(lowest, low - air);
        double to = Math.min(highest, high + air);
        double step = step(to - from);
        return new Axis(
                Math.max(lowest, Math.floor(from / step + ROUNDING) * step),
                Math.min(highest, Math.ceil(to / step - ROUNDING) * step),
                start,
                end);
    }

    double at(double value) {
        return start + (end - start) * (value - low) / (high - low);
    }

    /** Round values from low to high. */
    List<Double> ticks() {
        double step = step(high - low);
        List<Double> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(low / step - ROUNDING); i * step <= high + step * ROUNDING; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    /** How many decimals the ticks need. */
    int decimals() {
        return (int) Math.max(0, Math.ceil(-Math.log10(step(high - low)) - ROUNDING));
    }

    private static double step(double span) {
        double step = Math.pow(10, Math.floor(Math.log10(span / MOST_TICKS)));
        for (double factor : new double[] {1, 2, 5}) {
            if (span / (step * factor) <= MOST_TICKS) {
                return step * factor;
            }
        }
        return step * 10;
    }
}
