package io.crmkit.recovery.calendar;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.recovery.rule.Require;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The working time of a calendar as epoch seconds. It is laid out in blocks of 256 days, made when first asked for and kept
 * for the years 1970 to 2149; two threads may make the same block, which is harmless because both are equal.
 */
final class Timetable {
    /** A search that meets no working second for so long ends with {@link NoWorkingTimeException}. */
    static final long LONGEST_CLOSURE = 4_000L * TimeRange.DAY;
    /** A deadline that is further away than this is refused. */
    static final int HORIZON_DAYS = Require.MOST_DAYS;

    private static final int KEPT = 256;
    private static final int WORD = 64;

    private final String calendar;
    private final Openings openings;
    private final AtomicReferenceArray<@Nullable Block> blocks = new AtomicReferenceArray<>(KEPT);
    /** For 256 local dates each, one bit per date. */
    private final AtomicReferenceArray<long @Nullable []> businessDays = new AtomicReferenceArray<>(KEPT);

    Timetable(String calendar, Openings openings) {
        this.calendar = calendar;
        this.openings = openings;
    }

    boolean isBusinessDay(LocalDate date) {
        return (word(date.toEpochDay()) >>> Math.floorMod(date.toEpochDay(), (long) WORD) & 1) == 1;
    }

    /** Returns the earliest second at or after {@code from} with {@code wanted} working seconds in between, 1 or more. */
    long reach(long from, long wanted) {
        long index = Math.floorDiv(from, (long) Block.SECONDS);
        Block block = block(index);
        long origin = index * Block.SECONDS;
        int before = block.countedBefore((int) (from - origin));
        if (wanted <= block.total() - before) {
            return origin + block.reach(before + (int) wanted);
        }
        long idleSince = block.isEmpty() ? from : Math.max(from, origin + block.lastClosing());
        return reachBehind(index, from, wanted - (block.total() - before), idleSince);
    }

    private long reachBehind(long before, long from, long wanted, long idle) {
        long left = wanted;
        long idleSince = idle;
        for (long index = before + 1; ; index++) {
            long origin = index * Block.SECONDS;
            Block block = block(index);
            long idleUntil = origin + (block.isEmpty() ? Block.SECONDS : block.firstOpening());
            if (idleUntil - idleSince > LONGEST_CLOSURE) {
                throw new NoWorkingTimeException(calendar, Instant.ofEpochSecond(idleSince));
            }
            if (origin - from > (long) HORIZON_DAYS * TimeRange.DAY) {
                throw beyondHorizon();
            }
            if (left <= block.total()) {
                return origin + block.reach((int) left);
            }
            left -= block.total();
            if (!block.isEmpty()) {
                idleSince = origin + block.lastClosing();
            }
        }
    }

    /** Returns the first working second at or after {@code from}. */
    long opening(long from) {
        return reach(from, 1) - 1;
    }

    /** Returns a later second up to which all is working time, or none of it is, as at {@code second}. */
    long nextChange(long second) {
        long index = Math.floorDiv(second, (long) Block.SECONDS);
        long origin = index * Block.SECONDS;
        return origin + block(index).nextChange((int) (second - origin));
    }

    /** Returns the working seconds in {@code [from, to)}; 0 if that is empty or inverted. */
    long elapsed(long from, long to) {
        if (to <= from) {
            return 0;
        }
        long first = Math.floorDiv(from, (long) Block.SECONDS);
        long last = Math.floorDiv(to, (long) Block.SECONDS);
        long sum = -block(first).countedBefore((int) (from - first * Block.SECONDS));
        for (long index = first; index < last; index++) {
            sum += block(index).total();
        }
        return sum + block(last).countedBefore((int) (to - last * Block.SECONDS));
    }

    /** Returns the date that is {@code count} business days, 1 or more, after {@code date}. */
    LocalDate businessDayAfter(LocalDate date, int count) {
        long from = date.toEpochDay() + 1;
        long inWord = Math.floorMod(from, (long) WORD);
        long idleSince = isBusinessDay(date) ? from : from - 1;
        int left = count;
        // the bits of the dates before the first one asked for are shifted out
        for (long day = from - inWord, word = word(day) >>> inWord << inWord; ; word = word(day)) {
            long idleUntil = day + Long.numberOfTrailingZeros(word);
            if ((idleUntil - idleSince) * TimeRange.DAY > LONGEST_CLOSURE) {
                throw new NoWorkingTimeException(calendar, Instant.ofEpochSecond(idleSince * TimeRange.DAY));
            }
            int here = Long.bitCount(word);
            if (left <= here) {
                return LocalDate.ofEpochDay(day + place(word, left));
            }
            if (here > 0) {
                idleSince = day + WORD - Long.numberOfLeadingZeros(word);
            }
            left -= here;
            day += WORD;
            if (day - from > HORIZON_DAYS) {
                throw beyondHorizon();
            }
        }
    }

    private static InvalidInputException beyondHorizon() {
        return new InvalidInputException("budget", "must run out within " + HORIZON_DAYS + " days of the start");
    }

    /** Returns the place of the {@code nth} set bit, counted from 1. */
    private static int place(long word, int nth) {
        long left = word;
        for (int i = 1; i < nth; i++) {
            left &= left - 1;
        }
        return Long.numberOfTrailingZeros(left);
    }

    private long word(long epochDay) {
        long index = Math.floorDiv(epochDay, (long) Block.DAYS);
        long[] bits = index >= 0 && index < KEPT ? businessDays.get((int) index) : null;
        if (bits == null) {
            bits = new long[Block.DAYS / WORD];
            for (int i = 0; i < Block.DAYS; i++) {
                if (openings.isBusinessDay(LocalDate.ofEpochDay(index * Block.DAYS + i))) {
                    bits[i / WORD] |= 1L << i % WORD;
                }
            }
            if (index >= 0 && index < KEPT) {
                businessDays.set((int) index, bits);
            }
        }
        return bits[(int) Math.floorMod(epochDay, (long) Block.DAYS) / WORD];
    }

    private Block block(long index) {
        if (index < 0 || index >= KEPT) {
            return layOut(index);
        }
        Block block = blocks.get((int) index);
        if (block == null) {
            block = layOut(index);
            blocks.set((int) index, block);
        }
        return block;
    }

    private Block layOut(long index) {
        long origin = index * Block.SECONDS;
        long[][] open = openings.between(origin, origin + Block.SECONDS);
        return new Block(
                Arrays.stream(open)
                        .mapToInt(segment -> (int) (segment[0] - origin))
                        .toArray(),
                Arrays.stream(open)
                        .mapToInt(segment -> (int) (segment[1] - origin))
                        .toArray());
    }
}
