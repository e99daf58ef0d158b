package io.crmkit.metrics.fit;

import java.util.Optional;

/**
 * Where the climb ended, on the logarithms of the parameters. With an obstacle the other components mean nothing.
 */
record Ascent(
        Optional<FitObstacle> obstacle, double[] top, double value, double[] standardErrors, double possibleGain) {
    static Ascent failed(FitObstacle obstacle) {
        return new Ascent(Optional.of(obstacle), new double[0], 0, new double[0], 0);
    }
}
