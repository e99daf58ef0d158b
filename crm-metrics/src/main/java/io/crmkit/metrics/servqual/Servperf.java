package io.crmkit.metrics.servqual;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.rating.RatingTally;
import java.util.Optional;

/** Collects perceptions, respondent by respondent. Mutable, for one thread; results merge. */
public final class Servperf {
    private final Respondents respondents;
    private final String[] missingCodes;

    Servperf(Instrument instrument, int[] missingCodes) {
        this.respondents = new Respondents(
                "servperf",
                instrument,
                instrument.scale().min(),
                instrument.scale().max());
        this.missingCodes = Respondents.texts(missingCodes);
    }

    /**
     * Adds a respondent who gave no points of importance.
     *
     * @param perceived the perceptions, one per item in the order of the instrument
     * @throws InvalidInputException if there is not one answer per item; nothing is added
     */
    public Servperf add(int[] perceived) {
        return add(perceived, Optional.empty());
    }

    /**
     * Adds a respondent with points of importance, their own or those of the host.
     *
     * @param perceived the perceptions, one per item in the order of the instrument
     * @throws InvalidInputException if there is not one answer per item, or the points are not those of the dimensions of the
     *     instrument; nothing is added
     */
    public Servperf add(int[] perceived, ImportancePoints points) {
        return add(perceived, Optional.of(points));
    }

    /** Returns the scores of the respondents so far; the accumulator can go on. */
    public ServiceQuality scores() {
        return respondents.scores();
    }

    private Servperf add(int[] perceived, Optional<ImportancePoints> points) {
        respondents.requireItems("perceived", perceived);
        respondents.add(item -> perception(perceived[item]), points);
        return this;
    }

    private RatingTally perception(int perceived) {
        return RatingTally.builder(respondents.instrument().scale(), missingCodes)
                .add(perceived)
                .build();
    }
}
