package io.crmkit.metrics.service;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.percentile.PercentileType;
import io.crmkit.metrics.percentile.Sample;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.stream.Collector;

/**
 * The times of a metric over many tickets. Immutable; {@link #merge} is exact, associative and commutative. Keeps every time;
 * for more of them than memory should hold, put {@link TimeMetric#measure} into a
 * {@link io.crmkit.metrics.percentile.Histogram}.
 *
 * @param metric the id of the metric
 * @param seconds the times in seconds
 * @param excluded what has no time, by reason; only reasons that occurred
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ServiceTimes(String metric, Sample seconds, SortedMap<ServiceExclusion, Long> excluded) {
    /**
     * Checks the counts.
     *
     * @throws InvalidInputException if a time or a count is negative
     */
    public ServiceTimes {
        if (seconds.percentile(0, PercentileType.TYPE_1)
                .filter(least -> least.value() < 0)
                .isPresent()) {
            throw new InvalidInputException("seconds", "must not be negative");
        }
        excluded = Reasons.of(excluded);
    }

    /** Returns the times of these tickets. */
    public static ServiceTimes of(TimeMetric metric, Collection<Ticket> tickets) {
        return tickets.stream().collect(collector(metric));
    }

    /** Returns a collector of tickets. */
    public static Collector<Ticket, ?, ServiceTimes> collector(TimeMetric metric) {
        return Collector.of(
                () -> new Times(metric), Times::add, Times::addAll, Times::build, Collector.Characteristics.UNORDERED);
    }

    /** Returns how many times there are. */
    public long n() {
        return seconds.n();
    }

    /** Returns how many times and excluded cases there are together. */
    public long cases() {
        return n() + Reasons.total(excluded);
    }

    /** Returns the mean, rounded to the nanosecond; empty without a time. */
    public Optional<Duration> mean() {
        OptionalDouble mean = seconds.mean();
        return mean.isEmpty() ? Optional.empty() : Optional.of(duration(mean.getAsDouble()));
    }

    /**
     * Returns the percentile of a named type, rounded to the nanosecond; empty without a time.
     *
     * @param p the share, 0 to 1: 0.9 for the 90th percentile
     * @throws InvalidInputException if p is not between 0 and 1
     */
    public Optional<Duration> percentile(double p, PercentileType type) {
        return seconds.percentile(p, type).map(percentile -> duration(percentile.value()));
    }

    /**
     * Returns the times of both.
     *
     * @throws InvalidInputException if the other times are those of another metric
     */
    public ServiceTimes merge(ServiceTimes other) {
        if (!metric.equals(other.metric)) {
            throw new InvalidInputException("metric", "must be " + metric + " to merge, was " + other.metric);
        }
        return new ServiceTimes(
                metric, seconds.merge(other.seconds), Reasons.of(Reasons.sum(excluded, other.excluded)));
    }

    private static Duration duration(double seconds) {
        BigDecimal nanos = BigDecimal.valueOf(seconds).movePointRight(9).setScale(0, RoundingMode.HALF_EVEN);
        BigDecimal[] parts = nanos.divideAndRemainder(BigDecimal.valueOf(1_000_000_000));
        return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
    }

    private static final class Times {
        private final TimeMetric metric;
        private final List<Double> seconds = new ArrayList<>();
        private final Map<ServiceExclusion, Long> excluded = new EnumMap<>(ServiceExclusion.class);

        Times(TimeMetric metric) {
            this.metric = metric;
        }

        void add(Ticket ticket) {
            for (Measurement measurement : metric.measure(ticket)) {
                measurement.time().ifPresent(time -> seconds.add(time.toSeconds() + time.toNanosPart() / 1e9));
                measurement.excluded().ifPresent(reason -> excluded.merge(reason, 1L, Math::addExact));
            }
        }

        Times addAll(Times other) {
            seconds.addAll(other.seconds);
            other.excluded.forEach((reason, count) -> excluded.merge(reason, count, Math::addExact));
            return this;
        }

        ServiceTimes build() {
            return new ServiceTimes(metric.id(), seconds.stream().collect(Sample.collector()), Reasons.of(excluded));
        }
    }
}
