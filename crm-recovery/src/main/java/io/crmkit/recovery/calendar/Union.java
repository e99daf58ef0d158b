package io.crmkit.recovery.calendar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The union of half-open intervals. */
final class Union {
    private Union() {}

    /** Returns ascending, disjoint intervals that do not touch; empty and inverted ones vanish. Sorts its argument. */
    static long[][] of(long[][] intervals) {
        Arrays.sort(intervals, Comparator.comparingLong(interval -> interval[0]));
        List<long[]> union = new ArrayList<>(intervals.length);
        for (long[] next : intervals) {
            if (next[0] >= next[1]) {
                continue;
            }
            long[] last = union.isEmpty() ? null : union.get(union.size() - 1);
            if (last != null && next[0] <= last[1]) {
                last[1] = Math.max(last[1], next[1]);
            } else {
                union.add(next.clone());
            }
        }
        return union.toArray(long[][]::new);
    }
}
