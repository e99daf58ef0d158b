package io.crmkit.core.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** The line {@code sep=;} by which a spreadsheet states the separator before the heading. */
final class SeparatorLine {
    private static final String NAME = "sep=";

    private SeparatorLine() {}

    /** Reads the line and returns its separator; a file that begins otherwise is left at its beginning. */
    static Optional<Character> read(BufferedReader text) throws IOException {
        text.mark(NAME.length() + 3);
        StringBuilder begin = new StringBuilder();
        for (int next = text.read(); next >= 0; next = text.read()) {
            begin.append((char) next);
            if (begin.length() == NAME.length() + 2) {
                break;
            }
        }
        String line = begin.toString();
        boolean ends = line.length() == NAME.length() + 1 || line.endsWith("\n") || line.endsWith("\r");
        if (line.length() <= NAME.length()
                || !line.toLowerCase(Locale.ROOT).startsWith(NAME)
                || CsvFormat.SEPARATORS.indexOf(line.charAt(NAME.length())) < 0
                || !ends) {
            text.reset();
            return Optional.empty();
        }
        // a line feed behind a carriage return is an empty line, which does not count
        return Optional.of(line.charAt(NAME.length()));
    }
}
