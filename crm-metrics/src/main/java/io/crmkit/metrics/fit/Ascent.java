package io.crmkit.metrics.fit;

import java.util.List;
import java.util.Optional;

/** Where the climb ended, on the logarithms of the parameters. With an obstacle the other components mean nothing. */
record Ascent(
        Optional<FitObstacle> obstacle,
        List<Double> top,
        double value,
        List<Double> standardErrors,
        double possibleGain) {
    static Ascent failed(FitObstacle obstacle) {
        return new Ascent(Optional.of(obstacle), List.of(), 0, List.of(), 0);
    }
}
