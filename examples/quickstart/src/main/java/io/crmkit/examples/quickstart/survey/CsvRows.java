package io.crmkit.examples.quickstart.survey;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
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

    private static final String BROKEN = "has a quotation mark that is out of place, or a cell that is too long";

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
    private boolean brokenAhead;

    CsvRows(CsvFile file) throws IOException {
        this.file = file;
        this.separator = file.separatorOrGuess();
        this.reader = file.open();
        this.records = parser(reader);
    }

    private CloseableIterator<CsvRecord> parser(LineReader from) {
        return CsvReader.builder()
                .fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .skipEmptyLines(false) // so that the lines can be counted
                .maxBufferSize(LONGEST_ROW)
                .ofCsvRecord(from)
                .iterator();
    }

    /** Returns the next row that is not empty; the first one says how many cells the others must have. */
    Optional<CsvRow> next() throws IOException {
        if (brokenAhead) {
            return Optional.of(giveUpLine(nextLine, BROKEN));
        }
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
        } catch (CsvParseException broken) {
            return Optional.of(giveUpLine(nextLine, BROKEN));
        }
    }

    private CsvRow checked(CsvRow row) throws IOException {
        if (columns == 0) {
            columns = row.cells().size();
        }
        boolean fits = row.cells().size() == columns;
        if (fits && !(row.severalLines() && endsOpen())) {
            return row;
        }
        String problem = fits
                ? "has a quotation mark that is not closed"
                : "has " + row.cells().size() + " cells, the header has " + columns;
        return row.severalLines()
                ? giveUpLine(row.line(), problem)
                : new CsvRow(row.line(), row.cells(), Optional.of(problem));
    }

    /** Returns whether the file ends inside a quoted cell: the last one, which then holds all lines up to the end. */
    private boolean endsOpen() {
        try {
            return !records.hasNext() && !reader.endsClosed();
        } catch (CsvParseException next) {
            brokenAhead = true; // this row is good; the one behind it is not
            return false;
        }
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
        brokenAhead = false;
        linesBefore = line;
        nextLine = line + 1;
        records = parser(reader);
        return row;
    }

    /** Returns how many lines the cells of one row take. */
    private static long lines(List<String> cells) {
        long lines = 1;
        for (String cell : cells) {
            for (int at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) {
                lines++;
            }
        }
        return lines;
    }

    @Override
    public void close() throws IOException {
        records.close(); // and the reader below it
    }
}
