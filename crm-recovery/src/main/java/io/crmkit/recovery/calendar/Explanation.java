package io.crmkit.recovery.calendar;

import io.crmkit.recovery.calendar.Segment.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Cuts a stretch of time into segments; a neighbour of the same reason makes the last segment longer. */
final class Explanation {
    private final Timetable timetable;
    private final Openings openings;
    private final Pauses pauses;
    private final List<Segment> segments = new ArrayList<>();

    Explanation(Timetable timetable, Openings openings, Pauses pauses) {
        this.timetable = timetable;
        this.openings = openings;
        this.pauses = pauses;
    }

    List<Segment> of(long from, long to) {
        for (long at = from; at < to; ) {
            long end = Math.min(to, timetable.nextChange(at));
            if (timetable.elapsed(at, at + 1) == 1) {
                working(at, end);
            } else {
                closed(at, end);
            }
            at = end;
        }
        return List.copyOf(segments);
    }

    private void working(long from, long to) {
        long at = from;
        for (int i = 0; i < pauses.size() && pauses.start(i) < to; i++) {
            if (pauses.end(i) > at) {
                add(at, Math.max(at, pauses.start(i)), Reason.COUNTED);
                at = Math.max(at, pauses.start(i));
                add(at, Math.min(to, pauses.end(i)), Reason.PAUSED);
                at = Math.min(to, pauses.end(i));
            }
        }
        add(at, to, Reason.COUNTED);
    }

    private void closed(long from, long to) {
        for (long at = from; at < to; ) {
            long end = Math.min(to, openings.endOfDate(at));
            add(at, end, openings.isHoliday(at) ? Reason.HOLIDAY : Reason.CLOSED);
            at = end;
        }
    }

    private void add(long from, long to, Reason reason) {
        if (from >= to) {
            return;
        }
        Instant start = Instant.ofEpochSecond(from);
        if (!segments.isEmpty() && segments.get(segments.size() - 1).reason() == reason) {
            start = segments.remove(segments.size() - 1).span().from();
        }
        segments.add(new Segment(new Span(start, Instant.ofEpochSecond(to)), reason));
    }
}
