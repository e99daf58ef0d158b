package io.crmkit.recovery.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Counts every second outside of pauses, open or closed: the time of budgets in calendar days. */
final class AroundTheClock {
    private AroundTheClock() {}

    /** Returns {@code end} moved by the time that pauses took since {@code start}, those on the way included. */
    static long due(long end, long start, Pauses pauses) {
        return walk(end, paused(start, end, pauses), pauses);
    }

    /** Returns the time outside of pauses; 0 if the end is not after the start. */
    static long elapsed(long from, long to, Pauses pauses) {
        return Math.max(0, to - from) - paused(from, to, pauses);
    }

    /** Returns the earliest second from {@code start} on with so much time outside of pauses between. */
    static long walk(long start, long seconds, Pauses pauses) {
        long at = start;
        long left = seconds;
        for (int i = 0; i < pauses.size(); i++) {
            if (pauses.end(i) <= at) {
                continue;
            }
            long before = Math.max(0, pauses.start(i) - at);
            if (before >= left) {
                break;
            }
            left -= before;
            at = pauses.end(i);
        }
        return at + left;
    }

    /** Returns the time between as segments that count, and pauses. */
    static List<Segment> explain(long from, long to, Pauses pauses) {
        List<Segment> segments = new ArrayList<>();
        long at = from;
        for (int i = 0; i < pauses.size(); i++) {
            long start = Math.max(at, pauses.start(i));
            long end = Math.min(to, pauses.end(i));
            if (start < end) {
                add(segments, at, start, Segment.Reason.COUNTED);
                add(segments, start, end, Segment.Reason.PAUSED);
                at = end;
            }
        }
        add(segments, at, to, Segment.Reason.COUNTED);
        return List.copyOf(segments);
    }

    private static void add(List<Segment> segments, long from, long to, Segment.Reason reason) {
        if (from < to) {
            segments.add(new Segment(new Span(Instant.ofEpochSecond(from), Instant.ofEpochSecond(to)), reason));
        }
    }

    private static long paused(long from, long to, Pauses pauses) {
        long paused = 0;
        for (int i = 0; i < pauses.size(); i++) {
            paused += Math.max(0, Math.min(to, pauses.end(i)) - Math.max(from, pauses.start(i)));
        }
        return paused;
    }
}
