package io.crmkit.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** One run of the program, as a user sees it. */
record Run(int exitCode, String out, String err) {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-20T10:00:00Z"));

    static Run of(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode =
                Quickstart.run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), CLOCK, args);
        return new Run(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }

    static Run of(List<String> first, String... more) {
        List<String> args = new ArrayList<>(first);
        args.addAll(List.of(more));
        return of(args.toArray(String[]::new));
    }
}
