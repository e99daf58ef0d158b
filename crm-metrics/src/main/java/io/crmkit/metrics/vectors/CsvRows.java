package io.crmkit.metrics.vectors;

import java.util.ArrayList;
import java.util.List;

/** Reads RFC 4180: fields between commas, rows between line breaks, quotes around what holds one of them or a quote. */
final class CsvRows {
    private final String text;
    private int at;

    private CsvRows(String text) {
        this.text = text;
    }

    static List<List<String>> of(String text) {
        CsvRows csv = new CsvRows(text);
        List<List<String>> rows = new ArrayList<>();
        while (csv.at < text.length()) {
            rows.add(csv.row());
        }
        return rows;
    }

    private List<String> row() {
        List<String> fields = new ArrayList<>();
        fields.add(field());
        while (skip(',')) {
            fields.add(field());
        }
        skip('\r');
        if (at < text.length() && !skip('\n')) {
            throw new IllegalArgumentException("a row must end with a line break, at " + at);
        }
        return fields;
    }

    private String field() {
        if (!skip('"')) {
            int start = at;
            while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(start, at);
        }
        StringBuilder field = new StringBuilder();
        while (true) {
            int quote = text.indexOf('"', at);
            if (quote < 0) {
                throw new IllegalArgumentException("a quote must be closed, from " + at);
            }
            field.append(text, at, quote);
            at = quote + 1;
            if (!skip('"')) {
                return field.toString();
            }
            field.append('"'); // two quotes in a quoted field are one
        }
    }

    private boolean skip(char expected) {
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }
}
