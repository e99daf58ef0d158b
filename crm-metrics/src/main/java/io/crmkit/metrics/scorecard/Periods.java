package io.crmkit.metrics.scorecard;

import io.crmkit.core.error.InvalidInputException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Cuts a range of days into periods of the calendar. */
final class Periods {
    private static final int LAST_YEAR = 9999;

    private Periods() {}

    static List<ReportingPeriod> of(
            PeriodKind kind, LocalDate from, LocalDate until, ZoneId zone, DayOfWeek firstDayOfWeek) {
        if (!from.isBefore(until)) {
            throw new InvalidInputException("request.until", "must be after from");
        }
        if (from.getYear() < 1 || until.getYear() > LAST_YEAR) {
            throw new InvalidInputException(
                    "request.from", "must lie within the years 1 to " + LAST_YEAR + ", as until");
        }
        List<ReportingPeriod> periods = new ArrayList<>();
        LocalDate begin = kind.start(from, firstDayOfWeek);
        while (begin.isBefore(until)) {
            if (periods.size() == ScorecardRequest.MOST_PERIODS) {
                throw new InvalidInputException(
                        "request.every", "must make at most " + ScorecardRequest.MOST_PERIODS + " periods");
            }
            LocalDate next = kind.next(begin);
            LocalDate first = begin.isBefore(from) ? from : begin;
            LocalDate end = next.isAfter(until) ? until : next;
            periods.add(new ReportingPeriod(
                    kind.label(begin),
                    first,
                    end,
                    start(first, zone),
                    start(end, zone),
                    !(first.equals(begin) && end.equals(next))));
            begin = next;
        }
        return List.copyOf(periods);
    }

    /** The first moment of a day; where clocks skip midnight it is later, and a day that a zone skipped has no length. */
    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
