package io.crmkit.metrics.score;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.interval.WeightedInterval;
import io.crmkit.metrics.rating.Exclusions;
import io.crmkit.metrics.rating.WeightedTally;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;

/**
 * Any score over answers with survey weights: the weighted mean of the points of its definition. The sum of weights that it
 * divides by is that of the responses, not that of all rows.
 *
 * @param definition a definition made by {@link ScoreDefinition#overWeights}
 * @param tally the weighted answers
 */
public record WeightedScore(ScoreDefinition definition, WeightedTally tally) implements Score {
    /**
     * Checks that the two belong together.
     *
     * @throws InvalidInputException if the definition is not one over weights, or has another scale
     */
    public WeightedScore {
        definition.requireFit(definition.formula(), tally.scale(), true);
    }

    @Override
    public long responses() {
        return tally.answers().responses();
    }

    @Override
    public Exclusions excluded() {
        return tally.answers().excluded();
    }

    /**
     * Returns the effective number of responses of Kish: how many equally weighted answers carry as much information. Empty
     * if there is no value.
     */
    public OptionalDouble effectiveResponses() {
        return tally.effectiveResponses();
    }

    @Override
    public OptionalDouble value() {
        return undefined().isPresent() ? OptionalDouble.empty() : OptionalDouble.of(mean());
    }

    @Override
    public Optional<Undefined> undefined() {
        if (responses() == 0) {
            return Optional.of(Undefined.NO_RESPONSES);
        }
        return tally.weight().signum() == 0 ? Optional.of(Undefined.NO_WEIGHT) : Optional.empty();
    }

    /**
     * Returns the standard error of the value that the method is built on, in the unit of the value; empty if there is no
     * value or a single answer has all the weight.
     */
    public OptionalDouble standardError(WeightedInterval method) {
        OptionalDouble effective = effectiveResponses();
        if (effective.isEmpty() || effective.getAsDouble() <= 1) {
            return OptionalDouble.empty();
        }
        double variance = switch (method) {
            case LINEARISED -> spread(rating -> tally.squaredShare(rating).orElseThrow());
            case KISH -> spread(rating -> tally.share(rating).orElseThrow()) / effective.getAsDouble();
        };
        return OptionalDouble.of(Math.sqrt(variance));
    }

    @Override
    public Optional<ConfidenceInterval> interval(double level) {
        return interval(level, WeightedInterval.LINEARISED);
    }

    /**
     * Returns the interval by a named method, in the unit of the value; empty if there is no value or fewer than two effective
     * responses.
     *
     * @throws InvalidInputException if the level is not above 0 and below 1
     */
    public Optional<ConfidenceInterval> interval(double level, WeightedInterval method) {
        return method.of(
                value().orElse(0),
                standardError(method).orElse(0),
                effectiveResponses().orElse(0),
                definition.lowest(),
                definition.highest(),
                level);
    }

    /**
     * Returns the score of the answers of both, as if they had been added together; not the mean of the two values.
     *
     * @throws InvalidInputException if the other score has another definition
     * @throws ArithmeticException if a count does not fit a {@code long}
     */
    public WeightedScore merge(WeightedScore other) {
        definition.requireSame(other.definition);
        return new WeightedScore(definition, tally.merge(other.tally));
    }

    private double mean() {
        double sum = overRatings(rating -> tally.share(rating).orElseThrow() * definition.points(rating));
        // the rounded shares may add up to a hair more than 1
        return Math.min(Math.max(sum, definition.lowest()), definition.highest());
    }

    private double spread(IntToDoubleFunction share) {
        double mean = mean();
        return overRatings(rating -> {
            double distance = definition.points(rating) - mean;
            return share.applyAsDouble(rating) * distance * distance;
        });
    }

    private double overRatings(IntToDoubleFunction term) {
        double sum = 0;
        for (int rating = tally.scale().min(); rating <= tally.scale().max(); rating++) {
            sum += term.applyAsDouble(rating);
        }
        return sum;
    }
}
