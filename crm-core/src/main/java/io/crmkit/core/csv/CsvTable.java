package io.crmkit.core.csv;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Writes a CSV file row by row (RFC 4180, lines end in CR LF). Not safe for several threads. */
public final class CsvTable implements AutoCloseable {
    private final CsvWriter writer;
    private final CsvFormat format;

    private CsvTable(CsvWriter writer, CsvFormat format) {
        this.writer = writer;
        this.format = format;
    }

    /**
     * Begins a file, with the heading if the format has one.
     *
     * @param out where to write; {@link #close} closes it
     * @param columns the names of the columns
     */
    public static CsvTable begin(OutputStream out, CsvFormat format, List<String> columns) {
        CsvTable table = append(out, format);
        if (format.heading()) {
            table.write(columns);
        }
        return table;
    }

    /** Goes on with a file that has its heading, such as the report of a run that is resumed. */
    public static CsvTable append(OutputStream out, CsvFormat format) {
        CsvWriter writer = CsvWriter.builder()
                .fieldSeparator(format.separator().orElse(','))
                .lineDelimiter(LineDelimiter.CRLF)
                .quoteStrategy(QuoteStrategies.EMPTY) // a row of one empty cell is no empty line
                .build(out, format.charset());
        return new CsvTable(writer, format);
    }

    /**
     * Writes a row.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    public void write(List<String> cells) {
        writer.writeRecord(cells.stream().map(format::written).toList());
    }

    /** Writes what is buffered, and closes the file. */
    @Override
    public void close() throws IOException {
        writer.close();
    }
}
