package io.crmkit.metrics.scorecard;

import java.util.Optional;

/** Writes CSV (RFC 4180) whose texts no spreadsheet takes for a formula. */
final class CsvText {
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private final StringBuilder csv = new StringBuilder(4096);
    private boolean lineBegins = true;

    CsvText text(String text) {
        comma();
        String safe = formula(text) ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        csv.append(quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe);
        return this;
    }

    /** Spreadsheets pass over white space before a formula. */
    private static boolean formula(String text) {
        String begin = text.strip();
        return !text.isEmpty()
                && (FORMULA_STARTS.indexOf(text.charAt(0)) >= 0
                        || (!begin.isEmpty() && FORMULA_STARTS.indexOf(begin.charAt(0)) >= 0));
    }

    /** A number may begin with a minus. */
    CsvText number(Optional<? extends Number> number) {
        comma();
        number.ifPresent(csv::append);
        return this;
    }

    void endLine() {
        csv.append("\r\n");
        lineBegins = true;
    }

    private void comma() {
        if (!lineBegins) {
            csv.append(',');
        }
        lineBegins = false;
    }

    @Override
    public String toString() {
        return csv.toString();
    }
}
