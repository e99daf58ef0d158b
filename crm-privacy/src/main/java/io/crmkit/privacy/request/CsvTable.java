package io.crmkit.privacy.request;

import java.util.List;

/**
 * Writes CSV (RFC 4180): comma, every cell quoted, lines end with CR LF. A cell that a spreadsheet could take for a formula gets an
 * apostrophe in front (OWASP, CSV injection), and so does one that begins with an apostrophe, so that taking one off gives every
 * cell back.
 */
final class CsvTable {
    private static final String RISKY = "=+-@\t\r\n|%'\uFF1D\uFF0B\uFF0D\uFF20";

    private final StringBuilder text = new StringBuilder();

    CsvTable row(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            text.append(i == 0 ? "\"" : ",\"")
                    .append(escaped(cells.get(i)).replace("\"", "\"\""))
                    .append('"');
        }
        text.append("\r\n");
        return this;
    }

    /** Programs skip blanks before they look for a formula. */
    static String escaped(String cell) {
        String seen = cell.stripLeading();
        boolean risky = !cell.isEmpty() && RISKY.indexOf(cell.charAt(0)) >= 0;
        return risky || (!seen.isEmpty() && RISKY.indexOf(seen.charAt(0)) >= 0) ? "'" + cell : cell;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
