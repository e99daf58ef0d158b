package io.crmkit.metrics.servqual;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.rating.Exclusions;
import io.crmkit.metrics.rating.Moments;
import io.crmkit.metrics.rating.RatingTally;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Turns the answers of one respondent after the other into values by dimension, and sums them. */
final class Respondents {
    private final String kind;
    private final Instrument instrument;
    private final double lowest;
    private final double highest;
    private ServiceQuality scores;

    Respondents(String kind, Instrument instrument, double lowest, double highest) {
        this.kind = kind;
        this.instrument = instrument;
        this.lowest = lowest;
        this.highest = highest;
        Map<String, QualityScore> dimensions = new LinkedHashMap<>();
        instrument.names().forEach(name -> dimensions.put(name, none(name)));
        this.scores = new ServiceQuality(instrument, dimensions, none("overall"), none("weighted"), Exclusions.none());
    }

    static String[] texts(int[] missingCodes) {
        return IntStream.of(missingCodes).mapToObj(Integer::toString).toArray(String[]::new);
    }

    Instrument instrument() {
        return instrument;
    }

    ServiceQuality scores() {
        return scores;
    }

    void requireItems(String field, int[] answers) {
        if (answers.length != instrument.items()) {
            throw new InvalidInputException(
                    field, "must be one per item, " + instrument.items() + ", were " + answers.length);
        }
    }

    /** The value of an item is a tally of one row: a number, or why there is none. */
    void add(IntFunction<RatingTally> items, Optional<ImportancePoints> points) {
        points.ifPresent(given -> given.requireFit(instrument));
        Map<String, QualityScore> values = new LinkedHashMap<>();
        Exclusions excluded = Exclusions.none();
        double sum = 0;
        double weightedSum = 0;
        boolean complete = true;
        int item = 0;
        for (Instrument.Dimension dimension : instrument.dimensions()) {
            RatingTally answered = items.apply(item);
            for (int i = 1; i < dimension.items(); i++) {
                answered = answered.merge(items.apply(item + i));
            }
            item += dimension.items();
            excluded = excluded.merge(answered.excluded());
            OptionalDouble value = 2 * answered.responses() >= dimension.items()
                    ? Moments.of(answered).mean()
                    : OptionalDouble.empty();
            values.put(dimension.name(), one(dimension.name(), value));
            complete &= value.isPresent();
            sum += value.orElse(0);
            weightedSum += value.orElse(0)
                    * points.map(given -> given.share(dimension.name())).orElse(0.0);
        }
        OptionalDouble overall =
                complete ? OptionalDouble.of(sum / instrument.dimensions().size()) : OptionalDouble.empty();
        OptionalDouble weighted =
                complete && points.isPresent() ? OptionalDouble.of(weightedSum) : OptionalDouble.empty();
        scores = scores.merge(
                new ServiceQuality(instrument, values, one("overall", overall), one("weighted", weighted), excluded));
    }

    private QualityScore none(String name) {
        return new QualityScore(kind + "." + name, Moments.of(), 0, lowest, highest);
    }

    private QualityScore one(String name, OptionalDouble value) {
        // a weighted mean of the highest ratings may pass them by a hair
        Moments moments =
                value.isPresent() ? Moments.of(Math.min(Math.max(value.getAsDouble(), lowest), highest)) : Moments.of();
        return new QualityScore(kind + "." + name, moments, value.isPresent() ? 0 : 1, lowest, highest);
    }
}
