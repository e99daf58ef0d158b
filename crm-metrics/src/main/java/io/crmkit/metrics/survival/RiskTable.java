package io.crmkit.metrics.survival;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** The times of the events of some lifetimes, with how many were at risk and how many left. */
final class RiskTable {
    /** One time. */
    record Row(double time, double atRisk, double events) {}

    private final double[] entries;
    private final double[] entryWeights;
    private final double[] ends;
    private final double[] endWeights;
    private final double[] eventWeights;

    private RiskTable(List<Lifetime> byEntry, List<Lifetime> byEnd) {
        entries = byEntry.stream().mapToDouble(Lifetime::entry).toArray();
        entryWeights = byEntry.stream().mapToDouble(Lifetime::weight).toArray();
        ends = byEnd.stream().mapToDouble(Lifetime::end).toArray();
        endWeights = byEnd.stream().mapToDouble(Lifetime::weight).toArray();
        eventWeights = byEnd.stream()
                .mapToDouble(life -> life.event() ? life.weight() : 0)
                .toArray();
    }

    static RiskTable of(Collection<Lifetime> lifetimes) {
        // the weight is part of the order, so that sums do not depend on the order of input
        return new RiskTable(
                lifetimes.stream()
                        .sorted(Comparator.comparingDouble(Lifetime::entry).thenComparingDouble(Lifetime::weight))
                        .toList(),
                lifetimes.stream()
                        .sorted(Comparator.comparingDouble(Lifetime::end).thenComparingDouble(Lifetime::weight))
                        .toList());
    }

    /** The times at which somebody left, in order. */
    double[] eventTimes() {
        double[] times = new double[ends.length];
        int found = 0;
        for (int i = 0; i < ends.length; i++) {
            if (eventWeights[i] > 0 && (found == 0 || times[found - 1] != ends[i])) {
                times[found++] = ends[i];
            }
        }
        return Arrays.copyOf(times, found);
    }

    /** The numbers at these times, which are in ascending order. */
    List<Row> at(double[] times) {
        List<Row> rows = new ArrayList<>(times.length);
        double entered = 0;
        double gone = 0;
        int nextEntry = 0;
        int nextEnd = 0;
        for (double time : times) {
            while (nextEntry < entries.length && entries[nextEntry] < time) {
                entered += entryWeights[nextEntry++];
            }
            while (nextEnd < ends.length && ends[nextEnd] < time) {
                gone += endWeights[nextEnd++];
            }
            double events = 0;
            int leaving = 0;
            for (int i = nextEnd; i < ends.length && ends[i] == time; i++) {
                events += eventWeights[i];
                leaving += eventWeights[i] > 0 ? 1 : 0;
            }
            // sums of weights are rounded; that all leave is known from the number of lifetimes
            boolean all = nextEntry - nextEnd == leaving;
            rows.add(new Row(time, all ? events : Math.max(entered - gone, events), events));
        }
        return rows;
    }

    double lastEnd() {
        return ends[ends.length - 1];
    }
}
