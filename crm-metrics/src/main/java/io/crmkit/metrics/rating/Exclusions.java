package io.crmkit.metrics.rating;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.crmkit.core.error.InvalidInputException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many answers were left out of a summary, by reason. In JSON an object with the reasons that occurred. */
public final class Exclusions {
    private static final Exclusions NONE = new Exclusions(new EnumMap<>(Exclusion.class));

    private final EnumMap<Exclusion, Long> counts;
    private final long total;

    private Exclusions(EnumMap<Exclusion, Long> counts) {
        this.counts = counts;
        this.total = counts.values().stream().reduce(0L, Math::addExact);
    }

    /** Returns the counts of a summary that left nothing out. */
    public static Exclusions none() {
        return NONE;
    }

    /**
     * Returns the given counts; reasons that are not in the map count 0.
     *
     * @throws InvalidInputException if a count is negative
     * @throws ArithmeticException if the counts add up to more than a {@code long} holds
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Exclusions of(Map<Exclusion, Long> counts) {
        EnumMap<Exclusion, Long> kept = new EnumMap<>(Exclusion.class);
        counts.forEach((reason, count) -> {
            if (count < 0) {
                throw new InvalidInputException("excluded." + reason, "must not be negative");
            }
            if (count > 0) {
                kept.put(reason, count);
            }
        });
        return kept.isEmpty() ? NONE : new Exclusions(kept);
    }

    /** Returns how many answers were left out for this reason. */
    public long count(Exclusion reason) {
        return counts.getOrDefault(reason, 0L);
    }

    /** Returns how many answers were left out for any reason. */
    public long total() {
        return total;
    }

    /** Returns the reasons that occurred with their counts, all above 0, in the order of {@link Exclusion}. */
    @JsonValue
    public SortedMap<Exclusion, Long> byReason() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    }

    /**
     * Returns the sum of both by reason.
     *
     * @throws ArithmeticException if a sum does not fit a {@code long}
     */
    public Exclusions merge(Exclusions other) {
        EnumMap<Exclusion, Long> sums = new EnumMap<>(counts);
        other.counts.forEach((reason, count) -> sums.merge(reason, count, Math::addExact));
        return new Exclusions(sums);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Exclusions that && counts.equals(that.counts);
    }

    @Override
    public int hashCode() {
        return counts.hashCode();
    }

    /** Returns the reasons that occurred, such as <code>{BLANK=84}</code>. */
    @Override
    public String toString() {
        return counts.toString();
    }
}
