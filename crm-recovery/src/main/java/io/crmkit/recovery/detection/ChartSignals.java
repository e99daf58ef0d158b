package io.crmkit.recovery.detection;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.chart.Alarm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Hands the points of control charts to a rule, 1 for a point with an alarm and 0 for one without. A chart is about a process and not
 * about a customer, so what comes of it is an incident; the name of the chart is its cause. The same chart with more points gives the
 * same signals for the earlier ones.
 */
public final class ChartSignals implements SignalSource<ChartSignals.Charted> {
    private final String rule;

    private ChartSignals(String rule) {
        this.rule = Objects.requireNonNull(rule, "rule");
    }

    /**
     * A chart, with the time of each point.
     *
     * @param name names the chart, such as {@code complaints-berlin}; at most 90 characters
     * @param times the end of each period that was charted, by position
     * @param alarms what the rules of the chart found
     */
    public record Charted(String name, List<Instant> times, List<Alarm> alarms) {
        /**
         * Copies the lists.
         *
         * @throws InvalidInputException if an alarm is at a position without a time
         */
        public Charted {
            Objects.requireNonNull(name, "name");
            times = List.copyOf(times);
            alarms = List.copyOf(alarms);
            int periods = times.size();
            if (!alarms.stream().allMatch(alarm -> alarm.at() < periods)) {
                throw new InvalidInputException("charted.times", "must have the time of every alarm");
            }
        }
    }

    /** Returns the source for a rule. */
    public static ChartSignals of(String rule) {
        return new ChartSignals(rule);
    }

    /** Returns a signal for every point of the chart. */
    @Override
    public List<Signal> signals(Charted chart) {
        Set<Integer> alarming = chart.alarms().stream().map(Alarm::at).collect(Collectors.toSet());
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < chart.times().size(); i++) {
            Instant at = chart.times().get(i);
            signals.add(Signal.aboutNobody(rule, chart.name() + "/" + at)
                    .reference(chart.name())
                    .cause(chart.name())
                    .value(alarming.contains(i) ? 1 : 0)
                    .occurredAt(at)
                    .build());
        }
        return signals;
    }
}
