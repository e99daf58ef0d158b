package io.crmkit.metrics.servqual;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.rating.RatingDifferences;
import io.crmkit.metrics.rating.RatingTally;
import java.util.Optional;

/** Collects expectations and perceptions, respondent by respondent. Mutable, for one thread; results merge. */
public final class Servqual {
    private final Respondents respondents;
    private final String[] missingCodes;

    Servqual(Instrument instrument, int[] missingCodes) {
        double widest = instrument.scale().points() - 1.0;
        this.respondents = new Respondents("servqual", instrument, -widest, widest);
        this.missingCodes = Respondents.texts(missingCodes);
    }

    /**
     * Adds a respondent who gave no points of importance.
     *
     * @param expected the expectations, one per item in the order of the instrument
     * @param perceived the perceptions in the same order
     * @throws InvalidInputException if there is not one answer per item; nothing is added
     */
    public Servqual add(int[] expected, int[] perceived) {
        return add(expected, perceived, Optional.empty());
    }

    /**
     * Adds a respondent with points of importance, their own or those of the host.
     *
     * @param expected the expectations, one per item in the order of the instrument
     * @param perceived the perceptions in the same order
     * @throws InvalidInputException if there is not one answer per item, or the points are not those of the dimensions of the
     *     instrument; nothing is added
     */
    public Servqual add(int[] expected, int[] perceived, ImportancePoints points) {
        return add(expected, perceived, Optional.of(points));
    }

    /** Returns the scores of the respondents so far; the accumulator can go on. */
    public ServiceQuality scores() {
        return respondents.scores();
    }

    private Servqual add(int[] expected, int[] perceived, Optional<ImportancePoints> points) {
        respondents.requireItems("expected", expected);
        respondents.requireItems("perceived", perceived);
        respondents.add(item -> gap(expected[item], perceived[item]), points);
        return this;
    }

    private RatingTally gap(int expected, int perceived) {
        return RatingDifferences.on(respondents.instrument().scale(), missingCodes)
                .add(expected, perceived)
                .tally();
    }
}
