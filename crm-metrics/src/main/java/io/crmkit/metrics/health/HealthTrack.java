package io.crmkit.metrics.health;

import io.crmkit.core.error.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The readings of one customer in the order of time, and what follows from them: state, events, trend. Nothing is kept but readings,
 * so that another threshold can be tried on the past. Immutable.
 */
public final class HealthTrack {
    private static final double MILLIS_PER_DAY = 86_400_000;

    private final List<HealthReading> readings;
    private final List<RiskEvent> events;
    private final RiskState state;

    private HealthTrack(List<HealthReading> readings, List<RiskEvent> events, RiskState state) {
        this.readings = readings;
        this.events = events;
        this.state = state;
    }

    /**
     * Returns the track of readings, given in any order. The customer is healthy before the first of them.
     *
     * @throws InvalidInputException if two readings are less than a millisecond apart, or of different models
     */
    public static HealthTrack of(RiskThreshold threshold, List<HealthReading> readings) {
        List<HealthReading> sorted = readings.stream()
                .sorted(Comparator.comparing(HealthReading::at))
                .toList();
        List<RiskEvent> events = new ArrayList<>();
        RiskState state = RiskState.HEALTHY;
        for (int i = 0; i < sorted.size(); i++) {
            HealthReading reading = sorted.get(i);
            requireNext(i == 0 ? Optional.empty() : Optional.of(sorted.get(i - 1)), reading);
            RiskState next = threshold.next(state, reading.score());
            if (next != state) {
                events.add(new RiskEvent(next, reading));
            }
            state = next;
        }
        return new HealthTrack(sorted, List.copyOf(events), state);
    }

    /** Returns the readings in the order of time. */
    public List<HealthReading> readings() {
        return readings;
    }

    /** Returns the changes of state, in the order of time. */
    public List<RiskEvent> events() {
        return events;
    }

    /** Returns the state after the last reading. */
    public RiskState state() {
        return state;
    }

    /**
     * Returns the trend of the readings in the time before the last one; empty if fewer than two of them have a value.
     *
     * @param window how far back from the last reading, above 0
     * @throws InvalidInputException if the window is not above 0
     */
    public Optional<HealthTrend> trend(Duration window) {
        if (window.isNegative() || window.isZero()) {
            throw new InvalidInputException("window", "must be above 0");
        }
        if (readings.isEmpty()) {
            return Optional.empty();
        }
        Instant from = readings.get(readings.size() - 1).at().minus(window);
        List<HealthReading> recent = readings.stream()
                .filter(reading ->
                        !reading.at().isBefore(from) && reading.score().value().isPresent())
                .toList();
        return recent.size() < 2 ? Optional.empty() : Optional.of(trend(recent));
    }

    private static HealthTrend trend(List<HealthReading> readings) {
        int n = readings.size();
        Instant first = readings.get(0).at();
        double[] days = readings.stream()
                .mapToDouble(reading -> Duration.between(first, reading.at()).toMillis() / MILLIS_PER_DAY)
                .toArray();
        double[] values = readings.stream()
                .mapToDouble(reading -> reading.score().value().orElseThrow())
                .toArray();
        double meanDay = 0;
        double meanValue = 0;
        for (int i = 0; i < n; i++) {
            meanDay += days[i] / n;
            meanValue += values[i] / n;
        }
        double products = 0;
        double squares = 0;
        for (int i = 0; i < n; i++) {
            products += (days[i] - meanDay) * (values[i] - meanValue);
            squares += (days[i] - meanDay) * (days[i] - meanDay);
        }
        return new HealthTrend(products / squares, values[n - 1] - values[0], n);
    }

    private static void requireNext(Optional<HealthReading> before, HealthReading reading) {
        if (before.filter(last -> Duration.between(last.at(), reading.at()).toMillis() == 0)
                .isPresent()) {
            throw new InvalidInputException("readings", "must be a millisecond or more apart");
        }
        if (before.filter(last -> !last.score().model().equals(reading.score().model()))
                .isPresent()) {
            throw new InvalidInputException("readings", "must be of one model");
        }
    }
}
