package io.crmkit.examples.quickstart.intake;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.crmkit.examples.quickstart.survey.Reject;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Writes the rows that were not imported, in the form of the file they come from, with line and reason in front. */
public final class Rejects implements Consumer<Reject>, Closeable {
    private final CsvWriter csv;
    private long count;

    /** Starts the file, replacing an older one. */
    public Rejects(Path file) throws IOException {
        csv = CsvWriter.builder().build(file);
    }

    /** Writes the names of the columns. */
    void header(List<String> columns) {
        write("line", "reason", columns);
    }

    @Override
    public void accept(Reject reject) {
        count++;
        write(Long.toString(reject.line()), reject.reason(), reject.cells());
    }

    /** Returns how many there are. */
    public long count() {
        return count;
    }

    private void write(String line, String reason, List<String> cells) {
        List<String> all = new ArrayList<>();
        all.add(line);
        all.add(reason);
        all.addAll(cells);
        csv.writeRecord(all);
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
