package io.crmkit.recovery.calendar;

import java.util.Arrays;

/**
 * The working time of 256 UTC days, with running totals, so that any question about it needs no walk over days. Seconds are
 * counted from the start of the block.
 */
final class Block {
    static final int DAYS = 256;
    static final int SECONDS = DAYS * TimeRange.DAY;

    private final int[] starts;
    private final int[] ends;
    /** Working seconds before each segment; one element more than segments, the last one is the total. */
    private final int[] counted;
    /** For each UTC day the first segment that ends after the day begins. */
    private final short[] firstOfDay;

    /** Takes ascending, disjoint segments inside {@code [0, SECONDS)}. */
    Block(int[] starts, int[] ends) {
        this.starts = starts;
        this.ends = ends;
        this.counted = new int[starts.length + 1];
        for (int i = 0; i < starts.length; i++) {
            counted[i + 1] = counted[i] + ends[i] - starts[i];
        }
        this.firstOfDay = new short[DAYS];
        int segment = 0;
        for (int day = 0; day < DAYS; day++) {
            while (segment < ends.length && ends[segment] <= day * TimeRange.DAY) {
                segment++;
            }
            firstOfDay[day] = (short) segment;
        }
    }

    int total() {
        return counted[starts.length];
    }

    boolean isEmpty() {
        return starts.length == 0;
    }

    int firstOpening() {
        return starts[0];
    }

    int lastClosing() {
        return ends[ends.length - 1];
    }

    /** Returns the segment that holds {@code second} or is the next one behind it; the number of segments if there is none. */
    private int segmentAt(int second) {
        int segment = firstOfDay[second / TimeRange.DAY];
        while (segment < ends.length && ends[segment] <= second) {
            segment++;
        }
        return segment;
    }

    /** Returns the working seconds from the start of the block to {@code second}. */
    int countedBefore(int second) {
        int segment = segmentAt(second);
        return segment == starts.length ? total() : counted[segment] + Math.max(0, second - starts[segment]);
    }

    /** Returns where the segment that holds {@code second} ends, or the next one begins, or the block ends. */
    int nextChange(int second) {
        int segment = segmentAt(second);
        if (segment == starts.length) {
            return SECONDS;
        }
        return starts[segment] > second ? starts[segment] : ends[segment];
    }

    /** Returns the earliest second with {@code wanted} working seconds before it; {@code wanted} is 1 to the total. */
    int reach(int wanted) {
        int found = Arrays.binarySearch(counted, wanted);
        // an exact hit is the total before the next segment: the answer is the end of the one before it
        int segment = (found < 0 ? -found - 1 : found) - 1;
        return starts[segment] + wanted - counted[segment];
    }
}
