package io.crmkit.metrics.service;

import io.crmkit.core.error.InvalidInputException;
import java.time.Duration;
import java.util.List;

/**
 * SLA attainment: the share of the times of a metric that are at most a target. Met is met to the second: a time equal to
 * the target is. What has no time is not part of the share, even if its clock has passed the target; count it with its
 * reason, or look at {@link BacklogAge} for it.
 *
 * @param metric what is measured
 * @param target the longest time that is met, above zero
 */
public record SlaTarget(TimeMetric metric, Duration target) implements ShareMetric {
    /**
     * Checks the target.
     *
     * @throws InvalidInputException if the target is not above zero
     */
    public SlaTarget {
        if (target.isNegative() || target.isZero()) {
            throw new InvalidInputException("sla.target", "must be above zero");
        }
    }

    @Override
    public String id() {
        return "sla." + metric.id() + "<=" + target;
    }

    @Override
    public List<Verdict> judge(Ticket ticket) {
        return metric.measure(ticket).stream()
                .map(measurement -> measurement
                        .time()
                        .map(time -> Verdict.of(time.compareTo(target) <= 0))
                        .orElseGet(() -> new Verdict(false, measurement.excluded())))
                .toList();
    }
}
