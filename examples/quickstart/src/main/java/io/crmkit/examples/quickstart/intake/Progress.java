package io.crmkit.examples.quickstart.intake;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Tells the user now and then that a long import goes on; a short one says nothing. */
public final class Progress {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final PrintStream out;
    private final InstantSource clock;
    private final Instant start;
    private Instant last;

    /** Starts to measure. */
    public Progress(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
        this.start = clock.instant();
        this.last = start;
    }

    /** Takes note that so many rows are done. */
    void at(long rows) {
        Instant now = clock.instant();
        if (Duration.between(last, now).compareTo(PAUSE) >= 0) {
            last = now;
            long millis = Duration.between(start, now).toMillis();
            out.printf(Locale.ROOT, "  %,d rows, %,d per second%n", rows, rows * 1_000 / millis);
        }
    }
}
