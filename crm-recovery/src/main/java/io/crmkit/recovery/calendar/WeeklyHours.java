package io.crmkit.recovery.calendar;

import io.crmkit.core.error.InvalidInputException;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The opening hours of an ordinary week, any number of ranges per day. Ranges of one day that touch or overlap are merged, so
 * {@code 09:00-12:00,12:00-17:00} equals {@code 09:00-17:00}.
 */
public final class WeeklyHours {
    /** Every day from 00:00 to 24:00. */
    public static final WeeklyHours ALWAYS = allWeek();

    /** No hours on any day; a calendar refuses it. */
    public static final WeeklyHours NEVER = of(Map.of());

    private final Map<DayOfWeek, List<TimeRange>> ranges;

    private WeeklyHours(Map<DayOfWeek, List<TimeRange>> ranges) {
        this.ranges = ranges;
    }

    private static WeeklyHours allWeek() {
        Map<DayOfWeek, List<TimeRange>> ranges = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            ranges.put(day, List.of(TimeRange.ALL_DAY));
        }
        return of(ranges);
    }

    /** Returns the hours given; a day without an entry or with an empty one is closed. */
    public static WeeklyHours of(Map<DayOfWeek, ? extends Collection<TimeRange>> ranges) {
        Map<DayOfWeek, List<TimeRange>> merged = new EnumMap<>(DayOfWeek.class);
        ranges.forEach((day, ofDay) -> {
            if (!ofDay.isEmpty()) {
                merged.put(day, TimeRange.merge(ofDay));
            }
        });
        return new WeeklyHours(merged);
    }

    /** Returns these hours without {@code breaks}, such as a lunch hour of every working day. */
    public WeeklyHours without(WeeklyHours breaks) {
        Map<DayOfWeek, List<TimeRange>> left = new EnumMap<>(DayOfWeek.class);
        ranges.forEach((day, ofDay) -> {
            List<TimeRange> kept = ofDay;
            for (TimeRange pause : breaks.on(day)) {
                kept = kept.stream().flatMap(range -> range.without(pause)).toList();
            }
            left.put(day, kept);
        });
        return of(left);
    }

    /**
     * Reads {@code 24x7}, or parts joined by {@code ;}, each naming days and ranges: {@code mon-fri 08:00-12:00,13:00-18:00;
     * sat 10:00-14:00}. Days are {@code mon tue wed thu fri sat sun}, alone, joined by commas or as a range ({@code sat-mon}
     * goes over Sunday).
     *
     * @throws InvalidInputException if the text has another form, or a range is empty, inverted or outside the day
     */
    public static WeeklyHours parse(String text) {
        if (text.equals("24x7")) {
            return ALWAYS;
        }
        Map<DayOfWeek, List<TimeRange>> ranges = new EnumMap<>(DayOfWeek.class);
        for (String part : text.split(";", -1)) {
            String[] words = part.strip().split(" +", -1);
            if (words.length != 2) {
                throw new InvalidInputException("hours", "must look like mon-fri 09:00-17:00; sat 10:00-14:00");
            }
            List<DayOfWeek> days = days(words[0]);
            for (String range : words[1].split(",", -1)) {
                TimeRange parsed = TimeRange.parse(range);
                days.forEach(day ->
                        ranges.computeIfAbsent(day, none -> new ArrayList<>()).add(parsed));
            }
        }
        return of(ranges);
    }

    private static List<DayOfWeek> days(String text) {
        List<DayOfWeek> days = new ArrayList<>();
        for (String item : text.split(",", -1)) {
            int dash = item.indexOf('-');
            DayOfWeek first = day(dash < 0 ? item : item.substring(0, dash));
            DayOfWeek last = dash < 0 ? first : day(item.substring(dash + 1));
            days.add(first);
            for (DayOfWeek day = first; day != last; ) {
                day = day.plus(1);
                days.add(day);
            }
        }
        return days;
    }

    private static DayOfWeek day(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (shortName(day).equals(name)) {
                return day;
            }
        }
        throw new InvalidInputException("hours", "must name days as mon, tue, wed, thu, fri, sat, sun");
    }

    private static String shortName(DayOfWeek day) {
        return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
    }

    /** Returns the ranges of {@code day}, ascending and disjoint; empty if closed. */
    public List<TimeRange> on(DayOfWeek day) {
        return ranges.getOrDefault(day, List.of());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WeeklyHours hours && ranges.equals(hours.ranges);
    }

    @Override
    public int hashCode() {
        return ranges.hashCode();
    }

    /** Returns a text that {@link #parse} reads, one part per open day; empty if all days are closed. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        ranges.forEach((day, ofDay) -> parts.add(shortName(day)
                + " "
                + String.join(",", ofDay.stream().map(TimeRange::toString).toList())));
        return String.join("; ", parts);
    }
}
