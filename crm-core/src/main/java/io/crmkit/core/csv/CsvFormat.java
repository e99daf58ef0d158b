package io.crmkit.core.csv;

import io.crmkit.core.rule.Require;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * How a CSV file is written. A byte order mark of UTF-8 or UTF-16 overrules the encoding when reading.
 *
 * @param charset the encoding
 * @param separator what stands between cells: comma, semicolon, tab or bar; empty to find out from the first line, and comma when writing
 * @param heading whether the first line names the columns; without one they are called 1, 2, 3
 * @param formulasEscaped whether an apostrophe stands before cells that begin with {@code = + - @}, tab, line break or apostrophe, so that
 *     no spreadsheet takes them for a formula; reading takes it away again
 */
public record CsvFormat(Charset charset, Optional<Character> separator, boolean heading, boolean formulasEscaped) {
    /** UTF-8, separator found out, with a heading, cells as they are: what other systems write. */
    public static final CsvFormat FOREIGN = new CsvFormat(StandardCharsets.UTF_8, Optional.empty(), true, false);

    /** UTF-8, commas, with a heading, formulas escaped: what this package writes for people with spreadsheets. */
    public static final CsvFormat SAFE = new CsvFormat(StandardCharsets.UTF_8, Optional.of(','), true, true);

    static final String SEPARATORS = ",;\t|";
    private static final String FORMULA_STARTS = "=+-@\t\r\n'";

    /**
     * Checks the separator.
     *
     * @throws io.crmkit.core.error.InvalidInputException if it is another one
     */
    public CsvFormat {
        Objects.requireNonNull(charset, "charset");
        Objects.requireNonNull(separator, "separator");
        Require.that(
                separator.isEmpty() || SEPARATORS.indexOf(separator.get()) >= 0,
                "csvFormat.separator",
                "must be comma, semicolon, tab or bar");
    }

    /** Returns this format in another encoding. */
    public CsvFormat in(Charset encoding) {
        return new CsvFormat(encoding, separator, heading, formulasEscaped);
    }

    /** Returns this format with a separator. */
    public CsvFormat separatedBy(char character) {
        return new CsvFormat(charset, Optional.of(character), heading, formulasEscaped);
    }

    /** Returns this format without a heading. */
    public CsvFormat withoutHeading() {
        return new CsvFormat(charset, separator, false, formulasEscaped);
    }

    String written(String cell) {
        return formulasEscaped && !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    String read(String cell) {
        return formulasEscaped && cell.startsWith("'") ? cell.substring(1) : cell;
    }
}
