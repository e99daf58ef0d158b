package io.crmkit.metrics.score;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.rating.Exclusions;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A score with what it was computed from, the same for every kind of score. Values are not rounded. Without a response
 * there is no value and no interval, never 0.
 *
 * <p>{@code responses() + excluded().total()} is the number of answers that were read.
 */
public interface Score {
    /** Returns what the score means: id, scale, direction, formula. */
    ScoreDefinition definition();

    /** Returns how many answers the score is computed from, its n. */
    long responses();

    /** Returns the answers that were left out, by reason. */
    Exclusions excluded();

    /** Returns the value in the unit of the definition; empty if the score is {@link #undefined}. */
    OptionalDouble value();

    /** Returns why there is no value; empty if there is one. */
    Optional<Undefined> undefined();

    /**
     * Returns the interval by the method that is recommended for this kind of score, in the unit of the value. Empty if
     * there is no value, and for a mean of a single response.
     *
     * @param level the confidence level, above 0 and below 1; 0.95 for the usual one
     * @throws InvalidInputException if the level is not above 0 and below 1
     */
    Optional<ConfidenceInterval> interval(double level);

    /**
     * Returns by how much this score is better than another one: the difference of the values, positive if this score is
     * the better in the direction of the definition. Empty if one of the two has no value. It says nothing about chance.
     *
     * @throws InvalidInputException if the other score has another definition
     */
    default OptionalDouble improvementOver(Score other) {
        definition().requireSame(other.definition());
        if (value().isEmpty() || other.value().isEmpty()) {
            return OptionalDouble.empty();
        }
        double difference = value().getAsDouble() - other.value().getAsDouble();
        return OptionalDouble.of(definition().direction() == Direction.HIGHER_IS_BETTER ? difference : -difference);
    }
}
