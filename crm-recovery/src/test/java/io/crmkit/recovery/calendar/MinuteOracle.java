package io.crmkit.recovery.calendar;

import io.crmkit.recovery.calendar.Worlds.World;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.BitSet;

/** A slow and plain second implementation: one bit per minute of four years, set where the business is open. */
final class MinuteOracle {
    private static final int MINUTES = 4 * 366 * 1440;

    private final long origin;
    private final BitSet open = new BitSet(MINUTES);

    MinuteOracle(World world, Pauses pauses, Instant from) {
        origin = from.getEpochSecond() / 60;
        LocalDate date = LocalDate.ofInstant(from, world.zone()).minusDays(3);
        for (int i = 0; i < MINUTES / 1440 + 3; i++, date = date.plusDays(1)) {
            WeeklyHours hours = WeeklyHours.of(world.hours());
            if (!world.holidays().contains(date)) {
                for (TimeRange range : hours.on(date.getDayOfWeek())) {
                    set(minute(world, date, range.fromSecond()), minute(world, date, range.toSecond()), true);
                }
            }
        }
        pauses.spans()
                .forEach(span -> set(
                        span.from().getEpochSecond() / 60 - origin, span.to().getEpochSecond() / 60 - origin, false));
    }

    private long minute(World world, LocalDate date, int second) {
        LocalDateTime local = date.atStartOfDay().plusSeconds(second);
        return ZonedDateTime.of(local, world.zone()).toEpochSecond() / 60 - origin;
    }

    private void set(long from, long to, boolean value) {
        int first = (int) Math.min(MINUTES, Math.max(0, from));
        int end = (int) Math.min(MINUTES, Math.max(0, to));
        if (first < end) {
            open.set(first, end, value);
        }
    }

    /** Returns the open minutes from the origin to {@code to}. */
    long elapsed(Instant to) {
        int end = (int) Math.max(0, to.getEpochSecond() / 60 - origin);
        return open.get(0, end).cardinality();
    }

    /** Returns the end of the {@code wanted}th open minute, or its start if none is wanted. */
    Instant due(int wanted) {
        int minute = open.nextSetBit(0);
        for (int i = 1; i < wanted; i++) {
            minute = open.nextSetBit(minute + 1);
        }
        return Instant.ofEpochSecond((origin + minute + (wanted == 0 ? 0 : 1)) * 60);
    }
}
