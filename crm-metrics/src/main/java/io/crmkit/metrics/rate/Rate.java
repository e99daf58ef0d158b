package io.crmkit.metrics.rate;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.interval.ProportionInterval;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A share of cases in percent, with the counts it was made of. {@link #merge} pools the counts and is exact, associative and
 * commutative; rates are never averaged.
 *
 * @param metric a stable id, such as {@code retention.customers}
 * @param matching how many cases have the property
 * @param n how many cases there are, the denominator
 * @param partial whether the data end inside the period, so that the rate may still change
 * @param undefined why there is no value; empty if there is one
 */
public record Rate(String metric, long matching, long n, boolean partial, Optional<NoValue> undefined) {
    /**
     * Checks the counts.
     *
     * @throws InvalidInputException if a count is negative, more match than there are, or there is a reason for having no value
     *     beside cases, or no reason without cases
     */
    public Rate {
        Require.count("rate.matching", matching);
        if (matching > n) {
            throw new InvalidInputException("rate.matching", "must not be more than n");
        }
        if (undefined.isPresent() != (n == 0)) {
            throw new InvalidInputException("rate.undefined", "must be stated if and only if n is 0");
        }
    }

    /**
     * Returns the rate of a whole period.
     *
     * @param ifEmpty the reason that is stated if {@code n} is 0
     * @throws InvalidInputException if a count is negative or more match than there are
     */
    public static Rate of(String metric, long matching, long n, NoValue ifEmpty) {
        return new Rate(metric, matching, n, false, n == 0 ? Optional.of(ifEmpty) : Optional.empty());
    }

    /** Returns the rate that has no value for this reason. */
    public static Rate none(String metric, NoValue reason) {
        return of(metric, 0, 0, reason);
    }

    /** Returns the same counts, with {@code partial} as stated. */
    public Rate withPartial(boolean isPartial) {
        return new Rate(metric, matching, n, isPartial, undefined);
    }

    /** Returns the rate in percent, 0 to 100, not rounded; empty if it is {@link #undefined}. */
    public OptionalDouble value() {
        return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(100.0 * matching / n);
    }

    /**
     * Returns the Wilson interval of the value in percent; empty if there is no value. It is for cases that stand for others, such as
     * those of a month for those of the next.
     *
     * @throws InvalidInputException if the level is not above 0 and below 1
     */
    public Optional<ConfidenceInterval> interval(double level) {
        return ProportionInterval.WILSON.of(matching, n, level).map(interval -> interval.times(100));
    }

    /**
     * Returns the rate of the cases of both; partial if one of them is.
     *
     * @throws InvalidInputException if the other rate is that of another metric
     * @throws ArithmeticException if a count does not fit a {@code long}
     */
    public Rate merge(Rate other) {
        if (!metric.equals(other.metric)) {
            throw new InvalidInputException("metric", "must be " + metric + " to merge, was " + other.metric);
        }
        long cases = Math.addExact(n, other.n);
        return new Rate(
                metric,
                matching + other.matching,
                cases,
                partial || other.partial,
                cases == 0 ? first(undefined, other.undefined) : Optional.empty());
    }

    /** Of two reasons the one that stands first among them, so that the order of merging does not matter. */
    static Optional<NoValue> first(Optional<NoValue> one, Optional<NoValue> other) {
        return one.flatMap(a -> other.map(b -> a.compareTo(b) <= 0 ? a : b));
    }
}
