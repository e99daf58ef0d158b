package io.crmkit.recovery.calendar;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The working time of several calendars together.
 *
 * @param zone whose dates are business days
 * @param parts the calendars, which may be of other zones
 * @param all whether all of them must be open, rather than any
 */
record CombinedOpenings(ZoneId zone, List<BusinessCalendar> parts, boolean all) implements Openings {
    /** A second from which the parts are looked at for working time in common. */
    private static final long LOOKED_FROM = LocalDate.of(2020, 1, 1).toEpochDay() * TimeRange.DAY;

    @Override
    public long[][] between(long from, long to) {
        if (!all) {
            return Union.of(parts.stream()
                    .flatMap(part -> Stream.of(part.openings().between(from, to)))
                    .toArray(long[][]::new));
        }
        long[][] common = {{from, to}};
        for (BusinessCalendar part : parts) {
            common = intersect(common, part.openings().between(from, to));
        }
        return common;
    }

    private static long[][] intersect(long[][] left, long[][] right) {
        List<long[]> common = new ArrayList<>();
        for (int i = 0, k = 0; i < left.length && k < right.length; ) {
            long from = Math.max(left[i][0], right[k][0]);
            long to = Math.min(left[i][1], right[k][1]);
            if (from < to) {
                common.add(new long[] {from, to});
            }
            if (left[i][1] < right[k][1]) {
                i++;
            } else {
                k++;
            }
        }
        return common.toArray(long[][]::new);
    }

    @Override
    public boolean isBusinessDay(LocalDate date) {
        return between(midnight(date), midnight(date.plusDays(1))).length > 0;
    }

    private long midnight(LocalDate date) {
        return PlaceOpenings.second(zone, date.atStartOfDay());
    }

    @Override
    public boolean isHoliday(long second) {
        Stream<Openings> openings = parts.stream().map(BusinessCalendar::openings);
        return all
                ? openings.anyMatch(part -> part.isHoliday(second) && isClosed(part, second))
                : openings.allMatch(part -> part.isHoliday(second));
    }

    private static boolean isClosed(Openings part, long second) {
        return part.between(second, second + 1).length == 0;
    }

    /** A date of one part may end, or its hours begin, while another one is closed. */
    @Override
    public long endOfDate(long second) {
        long end = parts.stream()
                .mapToLong(part -> part.openings().endOfDate(second))
                .min()
                .orElseThrow();
        return parts.stream()
                .flatMap(part -> Stream.of(part.openings().between(second, end)))
                .flatMapToLong(open -> LongStream.of(open[0], open[1]))
                .filter(change -> change > second)
                .min()
                .orElse(end);
    }

    @Override
    public boolean isEmpty() {
        return between(LOOKED_FROM, LOOKED_FROM + Timetable.LONGEST_CLOSURE).length == 0;
    }

    @Override
    public String toString() {
        List<String> ids = parts.stream().map(BusinessCalendar::id).toList();
        return zone + ": " + String.join(all ? " and " : " or ", ids);
    }
}
