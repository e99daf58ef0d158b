package io.crmkit.metrics.rating;

import static io.crmkit.metrics.rating.ByteLanes.EIGHT;
import static io.crmkit.metrics.rating.ByteLanes.FAST_BLOCK;
import static io.crmkit.metrics.rating.ByteLanes.HIGH_NIBBLES;
import static io.crmkit.metrics.rating.ByteLanes.SLOW_BLOCK;

import io.crmkit.core.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts pairs of a group and an answer into cells: a row of {@link AnswerSlots} for each group, and one for what is in no
 * group. Neighbours have counters of their own, for the reason that {@link ByteLanes} states.
 */
final class GroupLanes {
    private static final int LANES = 4;
    /** With more cells than this, equal neighbours are rare and the counters would leave the nearest cache. */
    private static final int MOST_CELLS_IN_LANES = 4096;

    private static final int NIBBLES = 16;
    private static final int NIBBLE_CELLS = 256 * NIBBLES;
    private static final long EVEN_BYTES = 0x00FF00FF00FF00FFL;

    private final int groups;
    private final int width;
    /** The slot of each byte, read as 0..255. */
    private final int[] slots = new int[256];

    private final int cells;
    private final int stride;
    private final int[] counts;

    GroupLanes(AnswerSlots answers, int groups) {
        this.groups = groups;
        this.width = answers.size();
        for (int unsigned = 0; unsigned < slots.length; unsigned++) {
            slots[unsigned] = answers.slot((byte) unsigned);
        }
        long needed = (groups + 1L) * width;
        if (needed > Integer.MAX_VALUE - 8) {
            throw new InvalidInputException("groups", "must be fewer on a scale of so many points");
        }
        this.cells = (int) needed;
        this.stride = cells <= MOST_CELLS_IN_LANES ? cells : 0;
        this.counts = new int[cells + (LANES - 1) * stride];
    }

    /** Counts rows whose group is a byte read as 0..255. */
    void add(byte[] group, byte[] rating, int from, int to) {
        int[] first = new int[256];
        for (int code = 0; code < first.length; code++) {
            first[code] = Math.min(code, groups) * width;
        }
        int[] nibbles = new int[LANES * NIBBLE_CELLS];
        int at = from;
        while (at < to) {
            int end = Math.min(to - at, FAST_BLOCK) + at;
            at = countNibbles(group, rating, at, end, nibbles);
            if (at < end) {
                end = Math.min(to - at, SLOW_BLOCK) + at;
                countSingles(group, rating, at, end, first);
                at = end;
            }
        }
        for (int i = 0; i < nibbles.length; i++) {
            int cell = i & NIBBLE_CELLS - 1;
            counts[first[cell / NIBBLES] + slots[cell % NIBBLES]] += nibbles[i];
        }
    }

    private void countSingles(byte[] group, byte[] rating, int from, int to, int[] first) {
        for (int i = from; i < to; i++) {
            counts[(i & LANES - 1) * stride + first[group[i] & 255] + slots[rating[i] & 255]]++;
        }
    }

    /** Counts rows whose group is any number. */
    void add(int[] group, byte[] rating, int from, int to) {
        int at = from;
        while (at < to) {
            int end = Math.min(to - at, SLOW_BLOCK) + at;
            countSingles(group, rating, at, end);
            at = end;
        }
    }

    private void countSingles(int[] group, byte[] rating, int from, int to) {
        for (int i = from; i < to; i++) {
            int row = group[i] >= 0 && group[i] < groups ? group[i] : groups;
            counts[(i & LANES - 1) * stride + row * width + slots[rating[i] & 255]]++;
        }
    }

    /** Returns where it stopped: before eight ratings that are not all below 16, or less than eight rows before the end. */
    private static int countNibbles(byte[] group, byte[] rating, int from, int to, int[] counts) {
        int end = to - (to - from) % 8;
        int at = from;
        for (; at < end; at += 8) {
            long groups = (long) EIGHT.get(group, at);
            long ratings = (long) EIGHT.get(rating, at);
            if ((ratings & HIGH_NIBBLES) != 0) {
                break;
            }
            long even = ((groups & EVEN_BYTES) << 4) | (ratings & EVEN_BYTES); // four numbers of 12 bits
            long odd = (((groups >>> 8) & EVEN_BYTES) << 4) | ((ratings >>> 8) & EVEN_BYTES);
            count((int) even, (int) (even >>> 32), counts);
            count((int) odd, (int) (odd >>> 32), counts);
        }
        return at;
    }

    /** Counts four cells, two in each number. */
    private static void count(int low, int high, int[] counts) {
        counts[low & NIBBLE_CELLS - 1]++;
        counts[NIBBLE_CELLS + (low >>> 16)]++;
        counts[2 * NIBBLE_CELLS + (high & NIBBLE_CELLS - 1)]++;
        counts[3 * NIBBLE_CELLS + (high >>> 16)]++;
    }

    /** Returns the tallies of the groups and, last, that of the rows in none. */
    List<RatingTally> tallies(AnswerSlots answers) {
        List<RatingTally> tallies = new ArrayList<>(groups + 1);
        for (int first = 0; first < cells; first += width) {
            RatingTally.Builder builder = new RatingTally.Builder(answers);
            for (int slot = 0; slot < width; slot++) {
                for (int i = first + slot; i < counts.length; i += cells) {
                    builder.addTo(slot, counts[i]);
                }
            }
            tallies.add(builder.build());
        }
        return tallies;
    }
}
