package io.crmkit.metrics.servqual;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.interval.MeanInterval;
import io.crmkit.metrics.rating.Moments;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A mean over respondents: each one is a single value, whatever the number of items behind it, because the answers of one
 * person go together. Higher is better.
 *
 * @param id the name of what is measured, such as {@code servqual.reliability}
 * @param respondents the values of the respondents
 * @param leftOut how many respondents have no value, because they left out too much
 * @param lowest the lowest value there can be
 * @param highest the highest value there can be
 */
public record QualityScore(String id, Moments respondents, long leftOut, double lowest, double highest) {
    /** Returns how many respondents the score is computed from, its n. */
    public long responses() {
        return respondents.n();
    }

    /** Returns the mean, in ratings; empty without respondents. */
    public OptionalDouble value() {
        return respondents.mean();
    }

    /**
     * Returns the t interval over the respondents; empty for fewer than two.
     *
     * @throws InvalidInputException if the level is not above 0 and below 1
     */
    public Optional<ConfidenceInterval> interval(double level) {
        return MeanInterval.STUDENT_T.of(
                value().orElse(lowest), respondents.variance().orElse(0), responses(), lowest, highest, level);
    }

    QualityScore merge(QualityScore other) {
        return new QualityScore(
                id, respondents.merge(other.respondents), Math.addExact(leftOut, other.leftOut), lowest, highest);
    }
}
