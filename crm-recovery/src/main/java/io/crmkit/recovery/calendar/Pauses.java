package io.crmkit.recovery.calendar;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Times that do not count, such as waiting for the customer. A pause is the union of its spans: order, overlap, repetition and
 * nesting make no difference.
 */
public final class Pauses {
    /** No pause. */
    public static final Pauses NONE = new Pauses(new long[0], new long[0]);

    private final long[] starts;
    private final long[] ends;

    private Pauses(long[] starts, long[] ends) {
        this.starts = starts;
        this.ends = ends;
    }

    /** Returns the union of {@code spans}; empty spans vanish. */
    public static Pauses of(Collection<Span> spans) {
        long[][] sorted = spans.stream()
                .map(span -> new long[] {span.from().getEpochSecond(), span.to().getEpochSecond()})
                .toArray(long[][]::new);
        long[][] union = Union.of(sorted);
        return new Pauses(
                Arrays.stream(union).mapToLong(span -> span[0]).toArray(),
                Arrays.stream(union).mapToLong(span -> span[1]).toArray());
    }

    /** Returns the spans, ascending, disjoint and not touching. */
    public List<Span> spans() {
        return IntStream.range(0, starts.length)
                .mapToObj(i -> new Span(Instant.ofEpochSecond(starts[i]), Instant.ofEpochSecond(ends[i])))
                .toList();
    }

    int size() {
        return starts.length;
    }

    long start(int index) {
        return starts[index];
    }

    long end(int index) {
        return ends[index];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pauses pauses
                && Arrays.equals(starts, pauses.starts)
                && Arrays.equals(ends, pauses.ends);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(starts) + Arrays.hashCode(ends);
    }

    @Override
    public String toString() {
        return spans().toString();
    }
}
