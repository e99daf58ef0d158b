package io.crmkit.core.csv;

import io.crmkit.core.customer.Customer;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.id.Id;
import io.crmkit.core.imports.ExternalKey;
import io.crmkit.core.imports.ImportMapping;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

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
     * Returns the export in the columns of a mapping: those of the key first, then the fields.
     *
     * @throws InvalidInputException if the mapping is of whole records, or reads two fields from one column
     */
    public static CsvExport of(ImportMapping mapping) {
        if (mapping.wholeRecords()) {
            throw new InvalidInputException("importMapping.fields", "must be named for a table");
        }
        List<CellWriter> cells = new ArrayList<>();
        mapping.fields().forEach(field -> cells.add(CellWriter.of(field)));
        CsvExport export = new CsvExport(mapping, List.copyOf(cells));
        List<String> columns = export.columns();
        if (columns.stream().distinct().count() < columns.size()) {
            throw new InvalidInputException("importMapping.fields", "must read each column once to be written");
        }
        return export;
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>();
        mapping.key().ifPresent(key -> {
            columns.add(key.column());
            key.revision().ifPresent(columns::add);
        });
        cells.forEach(cell -> columns.add(cell.column()));
        return columns;
    }

    /**
     * Writes records, with memory for one. Customers that are merged or erased are left out. The key is the id that the system of the
     * mapping gave the record; a record that did not come from there goes by its own id ({@link ExternalKey#ofRecord}), whatever other
     * systems call it, as the same id may be that of another record in each of them.
     *
     * @param type their type, that of the mapping
     * @param records such as {@code crm.customers().stream(query)}
     * @param out where to write; closed at the end
     * @param format {@link CsvFormat#SAFE} for people with spreadsheets
     * @return how many there were
     * @throws InvalidInputException if the mapping is for another type
     * @throws UncheckedIOException if one cannot be written
     */
    public <E, I extends Id> long write(EntityType<E, I> type, Stream<E> records, OutputStream out, CsvFormat format) {
        if (!type.name().equals(mapping.entity())) {
            throw new InvalidInputException("importMapping.entity", "must be the type of the records");
        }
        try (CsvTable table = CsvTable.begin(out, format, columns())) {
            long count = 0;
            for (Iterator<E> each = records.filter(CsvExport::live).iterator(); each.hasNext(); count++) {
                E next = each.next();
                JsonNode record = CellWriter.tree(type.codec().encode(next));
                List<String> row = new ArrayList<>();
                mapping.key().ifPresent(key -> row.addAll(key(key, record.path("source"), type, next)));
                cells.forEach(cell -> row.add(cell.text(record)));
                table.write(row);
            }
            return count;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static boolean live(Object record) {
        return !(record instanceof Customer customer) || customer.live();
    }

    private static <E, I extends Id> List<String> key(
            ExternalKey key, JsonNode source, EntityType<E, I> type, E record) {
        boolean fromThere = source.path("system").asString("").equals(key.system());
        String id = fromThere ? source.path("externalId").asString("") : ExternalKey.ofRecord(type, type.idOf(record));
        return key.revision().isPresent()
                ? List.of(id, fromThere ? source.path("capturedAt").asString("") : "")
                : List.of(id);
    }
}
