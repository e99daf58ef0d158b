package io.crmkit.core.csv;

import io.crmkit.core.imports.ImportListener;
import io.crmkit.core.imports.Row;
import io.crmkit.core.imports.RowOutcome;
import io.crmkit.core.imports.RowResult;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import java.util.Optional;

/**
 * Writes the rows that failed, with the columns that they had, so that they can be mended and imported again by the same mapping. Holds
 * personal data like the file itself. Nothing is written if no row fails.
 */
public final class CsvRejects implements ImportListener, AutoCloseable {
    private final OutputStream out;
    private final CsvFormat format;
    private Optional<CsvTable> table = Optional.empty();

    private CsvRejects(OutputStream out, CsvFormat format) {
        this.out = out;
        this.format = format;
    }

    /**
     * Returns a listener that writes to a new file.
     *
     * @param format of the new file; {@link CsvFormat#SAFE} for people with spreadsheets
     */
    public static CsvRejects to(OutputStream out, CsvFormat format) {
        return new CsvRejects(Objects.requireNonNull(out, "out"), Objects.requireNonNull(format, "format"));
    }

    @Override
    public void decided(Row row, RowResult result) {
        if (result.outcome() == RowOutcome.FAILED && row instanceof Row.Cells cells) {
            CsvTable rejects = table.orElseGet(() -> CsvTable.begin(out, format, cells.columns()));
            table = Optional.of(rejects);
            rejects.write(cells.cells());
        }
    }

    @Override
    public void close() throws IOException {
        if (table.isPresent()) {
            table.get().close();
        } else {
            out.close();
        }
    }
}
