package io.crmkit.recovery.calendar;

import io.crmkit.core.error.InvalidInputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Opening hours on one local day, half-open: the closing second is not part of them. The end may be 24:00, which
 * {@link java.time.LocalTime} cannot say; hours over midnight are written as two ranges on two days.
 *
 * @param fromSecond second of the day of the opening, 0 to 86,399
 * @param toSecond second of the day of the closing, above {@code fromSecond}, at most 86,400 (24:00)
 */
public record TimeRange(int fromSecond, int toSecond) implements Comparable<TimeRange> {
    /** The seconds of a day without a change of offset. */
    public static final int DAY = 86_400;

    /** 00:00 to 24:00. */
    public static final TimeRange ALL_DAY = new TimeRange(0, DAY);

    private static final Pattern TEXT =
            Pattern.compile("(\\d\\d):([0-5]\\d)(?::([0-5]\\d))?-(\\d\\d):([0-5]\\d)(?::([0-5]\\d))?");

    /**
     * Checks the bounds.
     *
     * @throws InvalidInputException if the range is empty, inverted or outside the day
     */
    public TimeRange {
        if (fromSecond < 0 || toSecond > DAY || fromSecond >= toSecond) {
            throw new InvalidInputException("timeRange", "must open before it closes, within 00:00-24:00");
        }
    }

    /**
     * Reads {@code 09:00-17:30} or {@code 09:00:00-24:00:00}.
     *
     * @throws InvalidInputException if the text has another form, or the range is empty, inverted or outside the day
     */
    public static TimeRange parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidInputException("timeRange", "must look like 09:00-17:30");
        }
        return new TimeRange(second(matcher, 1), second(matcher, 4));
    }

    /** Returns ascending ranges that neither touch nor overlap. */
    static List<TimeRange> merge(Collection<TimeRange> ranges) {
        List<TimeRange> merged = new ArrayList<>();
        for (TimeRange next : ranges.stream().sorted().toList()) {
            int last = merged.size() - 1;
            if (last >= 0 && next.fromSecond() <= merged.get(last).toSecond()) {
                TimeRange before = merged.get(last);
                merged.set(last, new TimeRange(before.fromSecond(), Math.max(before.toSecond(), next.toSecond())));
            } else {
                merged.add(next);
            }
        }
        return List.copyOf(merged);
    }

    /** Returns what is left of this range. */
    Stream<TimeRange> without(TimeRange pause) {
        int end = Math.min(toSecond, pause.fromSecond);
        int start = Math.max(fromSecond, pause.toSecond);
        Stream<TimeRange> before = fromSecond < end ? Stream.of(new TimeRange(fromSecond, end)) : Stream.empty();
        return start < toSecond ? Stream.concat(before, Stream.of(new TimeRange(start, toSecond))) : before;
    }

    private static int second(Matcher matcher, int group) {
        String seconds = matcher.group(group + 2);
        return Integer.parseInt(matcher.group(group)) * 3600
                + Integer.parseInt(matcher.group(group + 1)) * 60
                + (seconds == null ? 0 : Integer.parseInt(seconds));
    }

    /** Orders by opening, then by closing. */
    @Override
    public int compareTo(TimeRange other) {
        int order = Integer.compare(fromSecond, other.fromSecond);
        return order != 0 ? order : Integer.compare(toSecond, other.toSecond);
    }

    /** Returns the text that {@link #parse} reads. */
    @Override
    public String toString() {
        return text(fromSecond) + "-" + text(toSecond);
    }

    private static String text(int second) {
        StringBuilder text = new StringBuilder(8);
        pad(text, second / 3600).append(':');
        pad(text, second / 60 % 60);
        if (second % 60 != 0) {
            pad(text.append(':'), second % 60);
        }
        return text.toString();
    }

    private static StringBuilder pad(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
