package io.crmkit.metrics.retention;

import java.util.Arrays;

/** The days of one customer: days of the epoch, in any order until they are settled. */
final class ActiveDays {
    private int[] days = new int[2];
    private int size;

    void add(int day) {
        if (size == days.length) {
            days = Arrays.copyOf(days, size * 2);
        }
        days[size++] = day;
    }

    void addAll(int[] others) {
        for (int day : others) {
            add(day);
        }
    }

    /** Returns the days sorted, each once. */
    int[] settled() {
        int[] sorted = Arrays.copyOf(days, size);
        Arrays.sort(sorted);
        int kept = 0;
        for (int day : sorted) {
            if (kept == 0 || sorted[kept - 1] != day) {
                sorted[kept++] = day;
            }
        }
        return kept == sorted.length ? sorted : Arrays.copyOf(sorted, kept);
    }

    int[] unsettled() {
        return Arrays.copyOf(days, size);
    }

    /** How many of sorted days lie in the range. */
    static int count(int[] sorted, DateRange range) {
        return rank(sorted, range.thru().toEpochDay() + 1)
                - rank(sorted, range.from().toEpochDay());
    }

    /** How many of sorted days are before a day. */
    private static int rank(int[] sorted, long day) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < day) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
