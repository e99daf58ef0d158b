package io.crmkit.metrics.comparison;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.score.Score;
import java.util.Optional;

/**
 * A named method that compares two scores of the same definition, computed from different people. The same people asked twice
 * are paired, and these methods are not for them.
 *
 * @param <S> the kind of score
 */
public interface ComparisonMethod<S extends Score> {
    /** Returns the id that stands in a result, such as {@code nps.two_sample_wald}. */
    String id();

    /**
     * Compares two scores; empty if one of them has too few responses for the method.
     *
     * @param level the level of the interval of the difference, above 0 and below 1
     * @throws InvalidInputException if the scores have different definitions, or the level is not above 0 and below 1
     */
    Optional<Comparison> of(S first, S second, double level);
}
