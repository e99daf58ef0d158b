package io.crmkit.core.csv;

import io.crmkit.core.entity.EntityType;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.imports.ImportMapping;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes records as the table that a mapping reads: an import of the file by the same mapping gives the mapped fields back. What the
 * mapping does not name is left out; use JSON Lines for whole records.
 */
public final class CsvExport {
    private final ImportMapping mapping;
    private final List<CellWriter> cells;

    private CsvExport(ImportMapping mapping, List<CellWriter> cells) {
        this.mapping = mapping;
        this.cells = cells;
    }

    /**
     * Returns the export in the columns of a mapping: that of the key first, then the fields.
     *
     * @throws InvalidInputException if the mapping is of whole records, or reads two fields from one column
     */
    public static CsvExport of(ImportMapping mapping) {
        if (mapping.wholeRecords()) {
            throw new InvalidInputException("importMapping.fields", "must be named for a table");
        }
        List<CellWriter> cells = new ArrayList<>();
        mapping.key().ifPresent(key -> cells.add(CellWriter.ofKey(key)));
        mapping.fields().forEach(field -> cells.add(CellWriter.of(field)));
        long columns = cells.stream().map(CellWriter::column).distinct().count();
        if (columns < cells.size()) {
            throw new InvalidInputException("importMapping.fields", "must read each column once to be written");
        }
        return new CsvExport(mapping, List.copyOf(cells));
    }

    /**
     * Writes records, with memory for one.
     *
     * @param type their type, that of the mapping
     * @param records such as {@code crm.customers().stream(query)}
     * @param out where to write; closed at the end
     * @param format {@link CsvFormat#SAFE} for people with spreadsheets
     * @return how many there were
     * @throws InvalidInputException if the mapping is for another type
     * @throws UncheckedIOException if one cannot be written
     */
    public <E> long write(EntityType<E, ?> type, Stream<E> records, OutputStream out, CsvFormat format) {
        if (!type.name().equals(mapping.entity())) {
            throw new InvalidInputException("importMapping.entity", "must be the type of the records");
        }
        try (CsvTable table = CsvTable.begin(
                out, format, cells.stream().map(CellWriter::column).toList())) {
            long count = 0;
            for (Iterator<E> each = records.iterator(); each.hasNext(); count++) {
                String json = type.codec().encode(each.next());
                table.write(cells.stream().map(cell -> cell.text(json)).toList());
            }
            return count;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
