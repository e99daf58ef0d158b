package io.crmkit.core.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads well-formed CSV by the grammar of RFC 4180, one character at a time, with nothing of the reader that it is held against. */
final class CsvReference {
    private final String text;
    private final char separator;
    private final List<List<String>> records = new ArrayList<>();
    private int at;

    private CsvReference(String text, char separator) {
        this.text = text;
        this.separator = separator;
    }

    /**
     * Returns the records of a file, heading included and empty lines left out; empty if a quote stands where the grammar has none. Lines end
     * in CR, LF or both.
     */
    static Optional<List<List<String>>> read(String text, char separator) {
        CsvReference reference = new CsvReference(text, separator);
        return reference.readAll() ? Optional.of(reference.records) : Optional.empty();
    }

    private boolean readAll() {
        while (at < text.length()) {
            List<String> cells = new ArrayList<>();
            int begin = at;
            do {
                Optional<String> cell = cell();
                if (cell.isEmpty()) {
                    return false;
                }
                cells.add(cell.get());
            } while (skip(separator));
            if (at > begin) {
                records.add(cells);
            }
            if (!skipLineEnd() && at < text.length()) {
                return false;
            }
        }
        return true;
    }

    private boolean skipLineEnd() {
        boolean carriageReturn = skip('\r');
        return skip('\n') || carriageReturn;
    }

    private boolean skip(char wanted) {
        boolean there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private Optional<String> cell() {
        return skip('"') ? quoted() : bare();
    }

    private Optional<String> bare() {
        int begin = at;
        while (at < text.length() && text.charAt(at) != separator && "\r\n".indexOf(text.charAt(at)) < 0) {
            if (text.charAt(at) == '"') {
                return Optional.empty();
            }
            at++;
        }
        return Optional.of(text.substring(begin, at));
    }

    private Optional<String> quoted() {
        StringBuilder cell = new StringBuilder();
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next != '"') {
                cell.append(next);
            } else if (skip('"')) {
                cell.append('"');
            } else {
                return Optional.of(cell.toString());
            }
        }
        return Optional.empty();
    }
}
