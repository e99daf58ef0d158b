package io.crmkit.metrics.score;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.interval.MeanInterval;
import io.crmkit.metrics.rating.Exclusions;
import io.crmkit.metrics.rating.RatingTally;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The mean of the ratings, on their scale or rescaled to 0 to 100.
 *
 * @param definition a definition of {@link Formula#MEAN} or {@link Formula#RESCALED}
 * @param tally the answers
 */
public record MeanScore(ScoreDefinition definition, RatingTally tally) implements Score {
    /**
     * Checks that the two belong together.
     *
     * @throws InvalidInputException if the definition is not of a mean of unweighted answers, or has another scale
     */
    public MeanScore {
        boolean rescaled = definition.formula() == Formula.RESCALED;
        definition.requireFit(rescaled ? Formula.RESCALED : Formula.MEAN, tally.scale(), false);
    }

    @Override
    public long responses() {
        return tally.responses();
    }

    @Override
    public Exclusions excluded() {
        return tally.excluded();
    }

    @Override
    public OptionalDouble value() {
        return responses() == 0 ? OptionalDouble.empty() : OptionalDouble.of(mean());
    }

    @Override
    public Optional<Undefined> undefined() {
        return responses() == 0 ? Optional.of(Undefined.NO_RESPONSES) : Optional.empty();
    }

    /** Returns the standard deviation of the sample, divisor n - 1, in the unit of the value; empty for fewer than two responses. */
    public OptionalDouble standardDeviation() {
        return responses() < 2 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(variance()));
    }

    @Override
    public Optional<ConfidenceInterval> interval(double level) {
        return interval(level, MeanInterval.STUDENT_T);
    }

    /**
     * Returns the interval by a named method, clipped to what the value can be; empty for fewer than two responses.
     *
     * @throws InvalidInputException if the level is not above 0 and below 1
     */
    public Optional<ConfidenceInterval> interval(double level, MeanInterval method) {
        boolean several = responses() > 1;
        return method.of(
                several ? mean() : definition.lowest(),
                several ? variance() : 0,
                responses(),
                definition.lowest(),
                definition.highest(),
                level);
    }

    /**
     * Returns the score of the answers of both, as if they had been counted together; not the mean of the two values.
     *
     * @throws InvalidInputException if the other score has another definition
     * @throws ArithmeticException if a count does not fit a {@code long}
     */
    public MeanScore merge(MeanScore other) {
        definition.requireSame(other.definition);
        return new MeanScore(definition, tally.merge(other.tally));
    }

    private double mean() {
        long[] counts = tally.counts();
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += (double) i * counts[i];
        }
        // counts beyond 2^53 round, as units do, and must not push the mean off the scale
        return Math.min(definition.lowest() + unit() * (sum / responses()), definition.highest());
    }

    private double variance() {
        long[] counts = tally.counts();
        double mean = (mean() - definition.lowest()) / unit();
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double distance = i - mean;
            sum += distance * distance * counts[i];
        }
        return unit() * unit() * sum / (responses() - 1);
    }

    /** How much of the unit of the value one rating is above the next lower one. */
    private double unit() {
        return (definition.highest() - definition.lowest()) / (tally.scale().points() - 1);
    }
}
