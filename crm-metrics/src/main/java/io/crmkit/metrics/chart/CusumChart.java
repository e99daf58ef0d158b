package io.crmkit.metrics.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cumulative sums and their decision interval.
 *
 * @param points one for each value
 * @param limits the centre 0 and the decision interval: above the centre for the upper sum, mirrored below it for the lower
 */
public record CusumChart(List<CusumPoint> points, ControlLimits limits) {
    /** Copies the points. */
    public CusumChart {
        points = List.copyOf(points);
    }

    /**
     * Returns an alarm for each sum beyond the decision interval, in the order of the points, the upper sum first. Its points
     * begin where the sum last left 0, an estimate of when the shift began.
     */
    public List<Alarm> alarms() {
        List<Alarm> alarms = new ArrayList<>();
        for (CusumPoint point : points) {
            if (point.upper() > limits.upper()) {
                alarms.add(alarm(Side.UPPER, point.index(), point.upperRun()));
            }
            if (point.lower() > -limits.lower()) {
                alarms.add(alarm(Side.LOWER, point.index(), point.lowerRun()));
            }
        }
        return List.copyOf(alarms);
    }

    private Alarm alarm(Side side, int at, int run) {
        List<Integer> positions =
                IntStream.rangeClosed(at - run + 1, at).boxed().toList();
        return new Alarm(RunRule.CUSUM, side, positions, limits);
    }
}
