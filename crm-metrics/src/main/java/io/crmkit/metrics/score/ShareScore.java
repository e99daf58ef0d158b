package io.crmkit.metrics.score;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.interval.ProportionInterval;
import io.crmkit.metrics.rating.Exclusions;
import io.crmkit.metrics.rating.RatingTally;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The percentage of responses with a rating in a range, 0 to 100, such as a top-2-box. Answers that were not given are not
 * part of the denominator.
 *
 * @param definition a definition of {@link Formula#SHARE}
 * @param tally the answers
 */
public record ShareScore(ScoreDefinition definition, RatingTally tally) implements Score {
    /**
     * Checks that the two belong together.
     *
     * @throws InvalidInputException if the definition is not of a share of unweighted answers, or has another scale
     */
    public ShareScore {
        definition.requireFit(Formula.SHARE, tally.scale(), false);
    }

    /** Returns how many responses have a rating in the range. */
    public long matching() {
        return tally.count(definition.from(), definition.to());
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
        return responses() == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * matching() / responses());
    }

    @Override
    public Optional<Undefined> undefined() {
        return responses() == 0 ? Optional.of(Undefined.NO_RESPONSES) : Optional.empty();
    }

    @Override
    public Optional<ConfidenceInterval> interval(double level) {
        return interval(level, ProportionInterval.WILSON);
    }

    /**
     * Returns the interval by a named method, in percent; empty without responses.
     *
     * @throws InvalidInputException if the level is not above 0 and below 1
     */
    public Optional<ConfidenceInterval> interval(double level, ProportionInterval method) {
        return method.of(matching(), responses(), level).map(interval -> interval.times(100));
    }

    /**
     * Returns the score of the answers of both, as if they had been counted together; not the mean of the two values.
     *
     * @throws InvalidInputException if the other score has another definition
     * @throws ArithmeticException if a count does not fit a {@code long}
     */
    public ShareScore merge(ShareScore other) {
        definition.requireSame(other.definition);
        return new ShareScore(definition, tally.merge(other.tally));
    }
}
