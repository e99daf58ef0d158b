package io.crmkit.recovery.register;

import io.crmkit.core.json.JsonCodec;
import io.crmkit.recovery.cases.RecoveryCase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Iterator;
import java.util.stream.Stream;

/**
 * Writes cases as the register of complaints: one line for each, as CSV for people or as JSON Lines for programs. Streams, so the
 * number of cases does not matter. What is recorded follows the duties of ISO 10002 clauses 7.1 to 7.9 as quoted by others; the
 * standard itself was not read.
 */
public final class CaseRegister {
    private static final JsonCodec<RegisterEntry> JSON = JsonCodec.of(RegisterEntry.class);

    private CaseRegister() {}

    /**
     * Writes a header and one row for each case, as RFC 4180 says: commas, lines end with CR LF. A text that a spreadsheet would
     * take for a formula gets an apostrophe in front.
     *
     * @param now the time by which clocks that run are judged
     * @throws UncheckedIOException if {@code out} does
     */
    public static void writeCsv(Stream<RecoveryCase> cases, Instant now, Appendable out) {
        try {
            CsvRow.header(out);
            for (Iterator<RecoveryCase> each = cases.iterator(); each.hasNext(); ) {
                CsvRow.write(RegisterEntry.of(each.next(), now), out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes one JSON object for each case, each on a line of its own; what is empty is left out.
     *
     * @param now the time by which clocks that run are judged
     * @throws UncheckedIOException if {@code out} does
     */
    public static void writeJsonLines(Stream<RecoveryCase> cases, Instant now, Appendable out) {
        try {
            for (Iterator<RecoveryCase> each = cases.iterator(); each.hasNext(); ) {
                out.append(JSON.encode(RegisterEntry.of(each.next(), now))).append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
