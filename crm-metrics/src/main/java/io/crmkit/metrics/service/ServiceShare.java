package io.crmkit.metrics.service;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.interval.ProportionInterval;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.stream.Collector;

/**
 * A share over many tickets, in percent. Immutable; {@link #merge} pools the counts and is exact, associative and
 * commutative.
 *
 * @param metric the id of the metric
 * @param matching how many have the property, such as met targets
 * @param n how many were judged
 * @param excluded what was not judged, by reason; only reasons that occurred
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ServiceShare(String metric, long matching, long n, SortedMap<ServiceExclusion, Long> excluded) {
    /**
     * Checks the counts.
     *
     * @throws InvalidInputException if a count is negative or more match than were judged
     */
    public ServiceShare {
        if (matching < 0 || matching > n) {
            throw new InvalidInputException("matching", "must be from 0 to n");
        }
        excluded = Reasons.of(excluded);
    }

    /** Returns the share of these tickets. */
    public static ServiceShare of(ShareMetric metric, Collection<Ticket> tickets) {
        return tickets.stream().collect(collector(metric));
    }

    /** Returns a collector of tickets. */
    public static Collector<Ticket, ?, ServiceShare> collector(ShareMetric metric) {
        return Collector.of(
                () -> new Counts(metric),
                Counts::add,
                Counts::addAll,
                Counts::build,
                Collector.Characteristics.UNORDERED);
    }

    /** Returns how many were judged or excluded. */
    public long cases() {
        return n + Reasons.total(excluded);
    }

    /** Returns the share in percent, 0 to 100; empty if nothing was judged. */
    public OptionalDouble value() {
        return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * matching / n);
    }

    /**
     * Returns the interval by a named method, in percent; empty if nothing was judged.
     *
     * @param level the confidence level, above 0 and below 1
     * @throws InvalidInputException if the level is not above 0 and below 1
     */
    public Optional<ConfidenceInterval> interval(double level, ProportionInterval method) {
        return method.of(matching, n, level).map(interval -> interval.times(100));
    }

    /**
     * Returns the share of both, from the sums of their counts.
     *
     * @throws InvalidInputException if the other share is that of another metric
     * @throws ArithmeticException if a count does not fit a {@code long}
     */
    public ServiceShare merge(ServiceShare other) {
        if (!metric.equals(other.metric)) {
            throw new InvalidInputException("metric", "must be " + metric + " to merge, was " + other.metric);
        }
        return new ServiceShare(
                metric,
                Math.addExact(matching, other.matching),
                Math.addExact(n, other.n),
                Reasons.of(Reasons.sum(excluded, other.excluded)));
    }

    private static final class Counts {
        private final ShareMetric metric;
        private long matching;
        private long n;
        private final Map<ServiceExclusion, Long> excluded = new EnumMap<>(ServiceExclusion.class);

        Counts(ShareMetric metric) {
            this.metric = metric;
        }

        void add(Ticket ticket) {
            for (Verdict verdict : metric.judge(ticket)) {
                if (verdict.excluded().isPresent()) {
                    excluded.merge(verdict.excluded().get(), 1L, Math::addExact);
                } else {
                    n++;
                    matching += verdict.matching() ? 1 : 0;
                }
            }
        }

        Counts addAll(Counts other) {
            matching += other.matching;
            n += other.n;
            other.excluded.forEach((reason, count) -> excluded.merge(reason, count, Math::addExact));
            return this;
        }

        ServiceShare build() {
            return new ServiceShare(metric.id(), matching, n, Reasons.of(excluded));
        }
    }
}
