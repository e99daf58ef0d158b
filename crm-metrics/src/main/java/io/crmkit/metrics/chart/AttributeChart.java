package io.crmkit.metrics.chart;

import io.crmkit.core.error.InvalidInputException;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The Shewhart charts for counts. With r the pooled ratio of the baseline, count / size over all its samples, and n the size
 * of one sample, the limits are centre ± 3 sigma, clipped to the values that are possible.
 *
 * <p>Source: NIST/SEMATECH e-Handbook of Statistical Methods, section 6.3.3. The spread follows from the binomial (p, np) and
 * the Poisson distribution (u, c); if periods differ more than that by nature, as with very large samples they do, nearly
 * every point alarms, and {@link XmrBaseline} on ratios from samples of equal size is the honest chart.
 */
public enum AttributeChart {
    /** The share of a sample: count / n, centre r, sigma √(r(1 - r)/n). Counts are at most n, and n is whole. */
    P("p") {
        @Override
        ControlLimits limits(double r, double n) {
            return ControlLimits.of(r, Math.sqrt(r * (1 - r) / n), ControlLimits.SHEWHART_WIDTH, 0, 1);
        }
    },
    /** The count in samples of one size: centre n r, sigma √(n r(1 - r)). Counts are at most n, and n is whole. */
    NP("np") {
        @Override
        ControlLimits limits(double r, double n) {
            return ControlLimits.of(n * r, Math.sqrt(n * r * (1 - r)), ControlLimits.SHEWHART_WIDTH, 0, n);
        }
    },
    /** Events by exposure: count / n, centre r, sigma √(r/n). */
    U("u") {
        @Override
        ControlLimits limits(double r, double n) {
            return ControlLimits.of(r, Math.sqrt(r / n), ControlLimits.SHEWHART_WIDTH, 0, Double.POSITIVE_INFINITY);
        }
    },
    /** Events in periods of one exposure: count, centre n r, sigma √(n r). */
    C("c") {
        @Override
        ControlLimits limits(double r, double n) {
            return ControlLimits.of(n * r, Math.sqrt(n * r), ControlLimits.SHEWHART_WIDTH, 0, Double.POSITIVE_INFINITY);
        }
    };

    private final String id;

    AttributeChart(String id) {
        this.id = id;
    }

    /** Returns the id that stands in a chart: p, np, u or c. */
    public String id() {
        return id;
    }

    /**
     * Returns the baseline that these samples set; 20 or more from a period known to be stable are usual. Samples of size 0
     * are counted as gaps. Empty if there is no other.
     *
     * @throws InvalidInputException if a sample does not fit the chart: for p and np a size that is not whole or below the
     *     count, for np and c sizes that differ
     */
    public Optional<AttributeBaseline> baseline(List<Subgroup> samples) {
        List<Subgroup> used = check(samples);
        return used.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new AttributeBaseline(this, Subgroup.pooled(used), used.size(), samples.size() - used.size()));
    }

    abstract ControlLimits limits(double ratio, double size);

    ToDoubleFunction<Subgroup> value() {
        return plotsCounts() ? Subgroup::count : sample -> sample.count() / sample.size();
    }

    /** Checks the samples and returns those that are no gaps. */
    List<Subgroup> check(List<Subgroup> samples) {
        samples.forEach(this::check);
        List<Subgroup> used =
                samples.stream().filter(sample -> sample.size() > 0).toList();
        if (plotsCounts()
                && used.stream().mapToDouble(Subgroup::size).distinct().count() > 1) {
            throw new InvalidInputException(
                    "samples", "must be of one size for a chart of counts; the charts p and u take different sizes");
        }
        return used;
    }

    void check(Subgroup sample) {
        boolean shares = this == P || this == NP;
        if (shares && (sample.size() != Math.rint(sample.size()) || sample.count() > sample.size())) {
            throw new InvalidInputException("subgroup.size", "must be whole and not below the count");
        }
    }

    private boolean plotsCounts() {
        return this == NP || this == C;
    }
}
