package io.crmkit.metrics.nps;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.interval.NpsInterval;
import io.crmkit.metrics.rating.Exclusions;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.score.Formula;
import io.crmkit.metrics.score.Score;
import io.crmkit.metrics.score.ScoreDefinition;
import io.crmkit.metrics.score.Undefined;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A Net Promoter Score with its three groups, -100 to 100.
 *
 * @param definition a definition of {@link Formula#NET}: {@link Nps#DEFINITION}, or one of the host with its own id
 * @param tally the answers
 */
public record NpsScore(ScoreDefinition definition, RatingTally tally) implements Score {
    /**
     * Checks that the two belong together.
     *
     * @throws InvalidInputException if the definition is not of a net score of unweighted answers, or has another scale
     */
    public NpsScore {
        definition.requireFit(Formula.NET, tally.scale(), false);
    }

    /** Returns how many responses lie in the low group, 0 to 6 for {@code nps}. */
    public long detractors() {
        return tally.count(tally.scale().min(), definition.from());
    }

    /** Returns how many responses lie between the two groups, 7 and 8 for {@code nps}. */
    public long passives() {
        return responses() - detractors() - promoters();
    }

    /** Returns how many responses lie in the high group, 9 and 10 for {@code nps}. */
    public long promoters() {
        return tally.count(definition.to(), tally.scale().max());
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
        return responses() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(100.0 * (promoters() - detractors()) / responses());
    }

    @Override
    public Optional<Undefined> undefined() {
        return responses() == 0 ? Optional.of(Undefined.NO_RESPONSES) : Optional.empty();
    }

    /**
     * Returns the variance of one answer, divisor n, in squared points: each answer is -100, 0 or 100, so this is 10,000
     * times the variance on the scale -1 to 1. From 0 to 10,000; empty without responses.
     */
    public OptionalDouble variance() {
        if (responses() == 0) {
            return OptionalDouble.empty();
        }
        double extremes = (double) (promoters() + detractors()) / responses();
        double score = (double) (promoters() - detractors()) / responses();
        return OptionalDouble.of(10_000 * Math.max(0, extremes - score * score));
    }

    /** Returns the standard error of the value, √(variance / n), in points; empty without responses. */
    public OptionalDouble standardError() {
        return variance().isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(variance().getAsDouble() / responses()));
    }

    @Override
    public Optional<ConfidenceInterval> interval(double level) {
        return interval(level, NpsInterval.ADJUSTED_WALD);
    }

    /**
     * Returns the interval by a named method; empty without responses, and for one response with
     * {@link NpsInterval#TRINOMIAL_MEAN}.
     *
     * @throws InvalidInputException if the level is not above 0 and below 1
     */
    public Optional<ConfidenceInterval> interval(double level, NpsInterval method) {
        return method.of(detractors(), passives(), promoters(), level);
    }

    /**
     * Returns the score of the answers of both, as if they had been counted together; not the mean of the two values.
     *
     * @throws InvalidInputException if the other score has another definition
     * @throws ArithmeticException if a count does not fit a {@code long}
     */
    public NpsScore merge(NpsScore other) {
        definition.requireSame(other.definition);
        return new NpsScore(definition, tally.merge(other.tally));
    }
}
