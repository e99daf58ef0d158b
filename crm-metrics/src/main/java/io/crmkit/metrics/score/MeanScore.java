package io.crmkit.metrics.score;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.interval.MeanInterval;
import io.crmkit.metrics.rating.Exclusions;
import io.crmkit.metrics.rating.RatingTally;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The mean of the ratings, on their scale.
 *
 * @param definition a definition of {@link Formula#MEAN}
 * @param tally the answers
 */
public record MeanScore(ScoreDefinition definition, RatingTally tally) implements Score {
    /**
     * Checks that the two belong together.
     *
     * @throws InvalidInputException if the definition is not of a mean of unweighted answers, or has another scale
     */
    public MeanScore {
        definition.requireFit(Formula.MEAN, tally.scale(), false);
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

    /** Returns the standard deviation of the sample, divisor n - 1, in ratings; empty for fewer than two responses. */
    public OptionalDouble standardDeviation() {
        return responses() < 2 ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(variance()));
    }

    @Override
    public Optional<ConfidenceInterval> interval(double level) {
        return interval(level, MeanInterval.STUDENT_T);
    }

    /**
     * Returns the interval by a named method, clipped to the scale; empty for fewer than two responses.
     *
     * @throws InvalidInputException if the level is not above 0 and below 1
     */
    public Optional<ConfidenceInterval> interval(double level, MeanInterval method) {
        boolean several = responses() > 1;
        RatingScale scale = tally.scale();
        return method.of(
                several ? mean() : scale.min(), several ? variance() : 0, responses(), scale.min(), scale.max(), level);
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
        RatingScale scale = tally.scale();
        long[] counts = tally.counts();
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += (double) i * counts[i];
        }
        // counts beyond 2^53 round, and must not push the mean off the scale
        return scale.min() + Math.min(sum / responses(), scale.max() - (double) scale.min());
    }

    private double variance() {
        long[] counts = tally.counts();
        double mean = mean() - tally.scale().min();
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            double distance = i - mean;
            sum += distance * distance * counts[i];
        }
        return sum / (responses() - 1);
    }
}
