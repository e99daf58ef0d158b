package io.crmkit.metrics.purchase.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.purchase.PurchaseLog;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The rows of one file on their way into a log. */
final class CsvRows {
    private static final int MOST_CELLS = 1_000;

    /** What the parser wants free beside a cell, and more. */
    private static final int ROOM = 1 << 16;

    private final CsvLayout layout;
    private final Consumer<? super BadRow> badRows;
    private final Map<RowProblem, Long> problems = new EnumMap<>(RowProblem.class);
    private long lastLine;

    CsvRows(CsvLayout layout, Consumer<? super BadRow> badRows) {
        this.layout = layout;
        this.badRows = badRows;
    }

    PurchaseImport read(InputStream file) throws IOException {
        try (FramedText text = new FramedText(file, layout.charset());
                CloseableIterator<CsvRecord> records = parser(text).iterator()) {
            return read(records);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw new InvalidInputException("file", "must be text in " + layout.charset());
            }
            throw e.getCause();
        } catch (CsvParseException e) { // not a cause: it may quote the file
            throw broken();
        }
    }

    private CsvReader<CsvRecord> parser(FramedText text) {
        return CsvReader.builder()
                .fieldSeparator(layout.separator())
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(2 * layout.cellLength() + ROOM)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(MOST_CELLS)
                                .maxFieldSize(layout.cellLength())
                                .maxRecordSize(MOST_CELLS * layout.cellLength())
                                .build(),
                        text);
    }

    private PurchaseImport read(CloseableIterator<CsvRecord> records) {
        CsvRecord header = records.next();
        lastLine = header.getStartingLineNumber();
        if (!records.hasNext()) {
            throw new InvalidInputException("file", "must have a header");
        }
        RowReader reader = new RowReader(layout, header.getFields());
        PurchaseLog.Builder<String> log = PurchaseLog.builder(layout.currency());
        long rows = 0;
        CsvRecord row = records.next();
        while (records.hasNext()) {
            if (++rows > layout.rows()) {
                throw new InvalidInputException("file", "must have no more rows than the limit, " + layout.rows());
            }
            lastLine = row.getStartingLineNumber();
            Optional<RowProblem> problem = reader.add(row.getFields(), log);
            if (problem.isPresent()) {
                problems.merge(problem.get(), 1L, Long::sum);
                badRows.accept(new BadRow(lastLine, problem.get()));
            }
            row = records.next();
        }
        if (!row.getFields().equals(List.of(FramedText.LAST))) {
            throw broken();
        }
        return new PurchaseImport(log.build(), problems);
    }

    private InvalidInputException broken() {
        return new InvalidInputException(
                "file",
                "must have closed quotation marks with nothing behind them, and at most " + layout.cellLength()
                        + " characters in a cell and " + MOST_CELLS + " cells in a row; it has not behind line "
                        + lastLine);
    }
}
