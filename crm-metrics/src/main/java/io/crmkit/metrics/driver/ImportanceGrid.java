package io.crmkit.metrics.driver;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.score.Direction;
import io.crmkit.metrics.score.Score;
import io.crmkit.metrics.score.ScoreDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The importance-performance grid: how much a driver matters against how well it does. Performance is the score of the driver
 * as a percentage of the way from the worst to the best value of its definition, so that scales and directions can be mixed.
 *
 * <p>Source: Martilla and James, "Importance-Performance Analysis", Journal of Marketing 41 (1977), by way of common usage.
 *
 * @param points the drivers in the order of the importance
 * @param withoutPerformance the drivers whose score has no value; they are in no field
 * @param importanceCut from which importance on a driver is important
 * @param performanceCut from which performance on it does well
 */
public record ImportanceGrid(
        List<Point> points, List<String> withoutPerformance, double importanceCut, double performanceCut) {
    /**
     * A driver on the grid.
     *
     * @param driver its name
     * @param importance its weight, in the unit of the importance
     * @param performance 0 for the worst possible score to 100 for the best
     * @param score the score behind the performance, with its n and its excluded answers
     * @param quadrant the field it lies in
     */
    public record Point(String driver, double importance, double performance, Score score, Quadrant quadrant) {}

    /** Copies the lists. */
    public ImportanceGrid {
        points = List.copyOf(points);
        withoutPerformance = List.copyOf(withoutPerformance);
    }

    /**
     * Returns the grid that is cut at the mean importance and the mean performance of its drivers. It is relative: some are
     * always below. Empty if no driver has a performance.
     *
     * @param importance the drivers and their weights
     * @param performance the score of each of them, by name
     * @throws InvalidInputException if a driver has no score
     */
    public static Optional<ImportanceGrid> of(Importance importance, Map<String, ? extends Score> performance) {
        List<Point> uncut = of(importance, performance, 0, 0).points;
        return uncut.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        of(importance, performance, mean(uncut, Point::importance), mean(uncut, Point::performance)));
    }

    /**
     * Returns the grid with cuts that the host states.
     *
     * @param importance the drivers and their weights
     * @param performance the score of each of them, by name
     * @param importanceCut in the unit of the weights
     * @param performanceCut 0 to 100
     * @throws InvalidInputException if a driver has no score, or a cut is not finite
     */
    public static ImportanceGrid of(
            Importance importance,
            Map<String, ? extends Score> performance,
            double importanceCut,
            double performanceCut) {
        if (!(Double.isFinite(importanceCut) && Double.isFinite(performanceCut))) {
            throw new InvalidInputException("cut", "must be finite");
        }
        List<Point> points = new ArrayList<>();
        List<String> without = new ArrayList<>();
        importance.weights().forEach((driver, weight) -> {
            Score score = performance.get(driver);
            if (score == null) {
                throw new InvalidInputException("performance." + driver, "must have a score");
            }
            if (score.value().isEmpty()) {
                without.add(driver);
                return;
            }
            double percent = percent(score.definition(), score.value().getAsDouble());
            Quadrant quadrant = Quadrant.of(weight >= importanceCut, percent >= performanceCut);
            points.add(new Point(driver, weight, percent, score, quadrant));
        });
        return new ImportanceGrid(points, without, importanceCut, performanceCut);
    }

    /** Returns the drivers in a field, the most important first. */
    public List<Point> in(Quadrant quadrant) {
        return points.stream()
                .filter(point -> point.quadrant() == quadrant)
                .sorted((one, other) -> Double.compare(other.importance(), one.importance()))
                .toList();
    }

    private static double percent(ScoreDefinition definition, double value) {
        double way = 100 * (value - definition.lowest()) / (definition.highest() - definition.lowest());
        return definition.direction() == Direction.HIGHER_IS_BETTER ? way : 100 - way;
    }

    private static double mean(List<Point> points, ToDoubleFunction<Point> number) {
        return points.stream().mapToDouble(number).average().orElseThrow();
    }
}
