package io.crmkit.examples.quickstart.survey;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Reads the rows of a file one by one. Damage is local: if a quotation mark that is never closed would swallow the lines behind
 * it, only the line it stands on is given up, and reading goes on with the next one.
 */
final class CsvRows implements Closeable {
    /** Characters in a row; a longer one is the work of a lost quotation mark. */
    private static final int LONGEST_ROW = 1 << 20;

    private static final int SHOWN = 1_000;

    /** Each one reads the file again up to its line. */
    private static final int MOST_BROKEN_LINES = 1_000;

    private final CsvFile file;
    private final char separator;
    private LineReader reader;
    private CloseableIterator<CsvRecord> records;
    private long linesBefore;
    private long nextLine = 1;
    private int columns;
    private int brokenLines;

    CsvRows(CsvFile file) throws IOException {
        this.file = file;
        this.separator = file.separatorOrGuess();
        this.reader = file.open();
        this.records = parser(reader);
    }

    private CloseableIterator<CsvRecord> parser(LineReader from) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .allowExtraCharsAfterClosingQuote(true)
                .skipEmptyLines(false) // so that the lines can be counted
                .maxBufferSize(LONGEST_ROW)
                .ofCsvRecord(from)
                .iterator();
    }

    /** Returns the next row that is not empty; the first one says how many cells the others must have. */
    Optional<CsvRow> next() throws IOException {
        try {
            while (records.hasNext()) {
                CsvRecord record = records.next();
                CsvRow row =
                        new CsvRow(linesBefore + record.getStartingLineNumber(), record.getFields(), Optional.empty());
                nextLine = row.line() + lines(row.cells());
                if (row.cells().size() > 1 || !row.cells().get(0).isBlank()) {
                    return Optional.of(checked(row));
                }
            }
            return Optional.empty();
        } catch (CsvParseException tooLong) {
            return Optional.of(
                    giveUpLine(nextLine, "has a cell that is too long, or a quotation mark that is not closed"));
        }
    }

    private CsvRow checked(CsvRow row) throws IOException {
        if (columns == 0) {
            columns = row.cells().size();
        }
        String problem = "has " + row.cells().size() + " cells, the header has " + columns;
        boolean fits = row.cells().size() == columns;
        if (row.severalLines() && (!fits || endsOpen())) {
            return giveUpLine(row.line(), fits ? "has a quotation mark that is not closed" : problem);
        }
        return fits ? row : new CsvRow(row.line(), row.cells(), Optional.of(problem));
    }

    /** Returns whether the file ends inside a quoted cell. */
    private boolean endsOpen() {
        return reader.oddQuotes() && reader.atEnd() && !records.hasNext();
    }

    /** Starts again behind one line. */
    private CsvRow giveUpLine(long line, String problem) throws IOException {
        if (++brokenLines > MOST_BROKEN_LINES) {
            throw new IOException("more than " + MOST_BROKEN_LINES + " lines of " + file.path()
                    + " have quotation marks that are not closed; is it the right separator and encoding?");
        }
        records.close();
        reader = file.open();
        for (long skipped = 1; skipped < line; skipped++) {
            reader.line(0);
        }
        CsvRow row = new CsvRow(line, List.of(reader.line(SHOWN)), Optional.of(problem));
        linesBefore = line;
        nextLine = line + 1;
        records = parser(reader);
        return row;
    }

    /** Returns how many lines the cells of one row take. */
    private static long lines(List<String> cells) {
        long lines = 1;
        for (String cell : cells) {
            for (int i = 0; i < cell.length(); i++) {
                char c = cell.charAt(i);
                if (c == '\n' || (c == '\r' && (i + 1 == cell.length() || cell.charAt(i + 1) != '\n'))) {
                    lines++;
                }
            }
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        records.close(); // and the reader below it
    }
}
