package io.crmkit.core.quality;

import io.crmkit.core.rule.Require;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The numbers of one field for the customers of one source. Counts only: no values.
 *
 * @param field the name of the field
 * @param source the source system as the standard names it; {@link #OTHER} or {@link #NONE}
 * @param customers how many customers the standard concerns
 * @param filled how many of them have a value
 * @param values how many values they have
 * @param valid how many values have no flaw but age
 * @param undecided how many values a pattern took too long on; in neither part of {@link #validity}
 * @param dated how many values the standard limits the age of, and say when they were confirmed
 * @param undated how many it limits the age of, and do not say; in neither part of {@link #staleness}
 * @param inConflict how many customers have values in it that contradict each other
 * @param flaws how often each flaw was found; missing ones by customer, all others by value
 */
public record FieldQuality(
        String field,
        String source,
        long customers,
        long filled,
        long values,
        long valid,
        long undecided,
        long dated,
        long undated,
        long inConflict,
        Map<Flaw, Long> flaws) {
    /** Stands for all sources that the standard does not name. */
    public static final String OTHER = "*";
    /** Stands for customers without a source. */
    public static final String NONE = "-";

    /**
     * Copies the flaws and checks the numbers.
     *
     * @throws io.crmkit.core.error.InvalidInputException if they contradict each other
     */
    public FieldQuality {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(source, "source");
        Map<Flaw, Long> copy = new EnumMap<>(Flaw.class);
        copy.putAll(flaws);
        flaws = Collections.unmodifiableMap(copy);
        Require.that(
                filled >= 0
                        && filled <= customers
                        && filled <= values
                        && valid >= 0
                        && undecided >= 0
                        && valid + undecided <= values
                        && dated >= 0
                        && undated >= 0
                        && dated + undated <= values
                        && inConflict >= 0
                        && inConflict <= customers
                        && flaws.values().stream().allMatch(count -> count > 0)
                        && flaws.getOrDefault(Flaw.STALE, 0L) <= dated,
                "fieldQuality",
                "must have numbers that fit together");
    }

    static FieldQuality empty(String field, String source) {
        return new FieldQuality(field, source, 0, 0, 0, 0, 0, 0, 0, 0, Map.of());
    }

    /** Returns how many of the customers have a value. */
    public Share completeness() {
        return new Share(filled, customers);
    }

    /** Returns how many of the values that were decided have no flaw but age. */
    public Share validity() {
        return new Share(valid, values - undecided);
    }

    /** Returns how many of the values that say when they were confirmed are too old. */
    public Share staleness() {
        return new Share(flaws.getOrDefault(Flaw.STALE, 0L), dated);
    }

    /** Returns how many of the customers with a value have values that contradict each other. */
    public Share conflicts() {
        return new Share(Math.min(inConflict, filled), filled);
    }

    /** Returns the numbers of both together, under the name and source of this one. */
    public FieldQuality plus(FieldQuality other) {
        Map<Flaw, Long> sum = new EnumMap<>(Flaw.class);
        sum.putAll(flaws);
        other.flaws.forEach((flaw, count) -> sum.merge(flaw, count, Math::addExact));
        return new FieldQuality(
                field,
                source,
                Math.addExact(customers, other.customers),
                Math.addExact(filled, other.filled),
                Math.addExact(values, other.values),
                Math.addExact(valid, other.valid),
                Math.addExact(undecided, other.undecided),
                Math.addExact(dated, other.dated),
                Math.addExact(undated, other.undated),
                Math.addExact(inConflict, other.inConflict),
                sum);
    }
}
