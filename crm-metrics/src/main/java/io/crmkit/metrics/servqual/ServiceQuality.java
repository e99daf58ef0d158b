package io.crmkit.metrics.servqual;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.rating.Exclusions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Service quality of many respondents: a score for each dimension, the unweighted mean of the dimensions, and that weighted by
 * importance. For SERVQUAL a value is perception minus expectation, so that 0 is as expected; for SERVPERF it is the
 * perception. In ratings, not rounded. Immutable; {@link #merge} is exact, associative and commutative.
 *
 * <ul>
 *   <li>A respondent's value in a dimension is the mean over its items that were answered, for SERVQUAL twice. With fewer than
 *       half of them there is none, and the respondent is left out of that dimension.
 *   <li>The overall value of a respondent is the mean of the dimensions, each with the same weight however many items it has;
 *       who lacks a dimension is left out. The weighted one needs the points of the respondent as well.
 *   <li>Answers that are no ratings are counted by reason, once for each item.
 * </ul>
 *
 * <p>Sources: Parasuraman, Zeithaml and Berry, Journal of Retailing 64, 1988 (SERVQUAL); Cronin and Taylor, Journal of Marketing
 * 56, 1992 (SERVPERF); neither text was available. The rule on missing answers is ours.
 *
 * @param instrument the questionnaire
 * @param dimensions the scores by the name of the dimension, in the order of the instrument
 * @param overall the unweighted mean of the dimensions, {@code servqual.overall} or {@code servperf.overall}
 * @param weighted the mean weighted by importance, {@code servqual.weighted} or {@code servperf.weighted}
 * @param excludedItems the answers to items that are no ratings, by reason
 */
public record ServiceQuality(
        Instrument instrument,
        Map<String, QualityScore> dimensions,
        QualityScore overall,
        QualityScore weighted,
        Exclusions excludedItems) {
    /** Keeps the order of the dimensions. */
    public ServiceQuality {
        dimensions = Collections.unmodifiableMap(new LinkedHashMap<>(dimensions));
    }

    /**
     * Returns an accumulator of gaps, perception minus expectation.
     *
     * @param missingCodes the numbers that the survey writes for something other than a rating, such as 0 for a blank; they win
     *     over the scale
     */
    public static Servqual servqual(Instrument instrument, int... missingCodes) {
        return new Servqual(instrument, missingCodes);
    }

    /**
     * Returns an accumulator of perceptions alone.
     *
     * @param missingCodes as in {@link #servqual}
     */
    public static Servperf servperf(Instrument instrument, int... missingCodes) {
        return new Servperf(instrument, missingCodes);
    }

    /**
     * Returns the scores of the respondents of both.
     *
     * @throws InvalidInputException if the other has another instrument, or one of them is of gaps and the other is not
     * @throws ArithmeticException if a count does not fit a {@code long}
     */
    public ServiceQuality merge(ServiceQuality other) {
        if (!instrument.equals(other.instrument) || !overall.id().equals(other.overall.id())) {
            throw new InvalidInputException(
                    "instrument", "must be " + instrument.id() + " for " + overall.id() + ", was another");
        }
        Map<String, QualityScore> merged = new LinkedHashMap<>(dimensions);
        other.dimensions.forEach((name, score) -> merged.merge(name, score, QualityScore::merge));
        return new ServiceQuality(
                instrument,
                merged,
                overall.merge(other.overall),
                weighted.merge(other.weighted),
                excludedItems.merge(other.excludedItems));
    }
}
