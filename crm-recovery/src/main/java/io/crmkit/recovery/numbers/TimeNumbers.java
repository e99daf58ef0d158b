package io.crmkit.recovery.numbers;

import io.crmkit.metrics.percentile.Percentile;
import io.crmkit.metrics.percentile.PercentileType;
import io.crmkit.metrics.percentile.Sample;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How long something took. Means of such times say little, because a few cases take very long; look at percentiles.
 *
 * @param seconds the times, in seconds
 * @param excluded how many cases were left out, by reason
 */
public record TimeNumbers(Sample seconds, Map<Exclusion, Long> excluded) {
    /** Why a case has no time. */
    public enum Exclusion {
        /** It is still to be done; leaving these out makes the times look better than they are, so their number counts. */
        NOT_YET,
        /** It will not be done: the case was referred before. */
        NOT_ANY_MORE
    }

    /** Copies the exclusions. */
    public TimeNumbers {
        Objects.requireNonNull(seconds, "seconds");
        EnumMap<Exclusion, Long> copy = new EnumMap<>(Exclusion.class);
        copy.putAll(excluded);
        excluded = Collections.unmodifiableMap(copy);
    }

    /** Returns how many cases were left out for a reason. */
    public long excluded(Exclusion reason) {
        return excluded.getOrDefault(reason, 0L);
    }

    /**
     * Returns a percentile in seconds, by linear interpolation (Hyndman and Fan type 7); empty without times.
     *
     * @param p 0.5 for the median, 0.95 for what 95 of 100 cases kept
     * @throws io.crmkit.core.error.InvalidInputException if p is not between 0 and 1
     */
    public Optional<Percentile> percentile(double p) {
        return seconds.percentile(p, PercentileType.TYPE_7);
    }
}
