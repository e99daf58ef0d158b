package io.crmkit.core.csv;

import io.crmkit.core.imports.ImportListener;
import io.crmkit.core.imports.Row;
import io.crmkit.core.imports.RowResult;
import java.util.List;
import java.util.Objects;

/** Writes what became of every row: number, outcome, problem, column or field, id of the record. No value of a row is in it. */
public final class CsvImportReport implements ImportListener {
    /** The columns of the report. */
    public static final List<String> COLUMNS = List.of("row", "outcome", "problem", "at", "record");

    private final CsvTable table;

    private CsvImportReport(CsvTable table) {
        this.table = table;
    }

    /** Returns a report that goes to a table with {@link #COLUMNS}. */
    public static CsvImportReport to(CsvTable table) {
        return new CsvImportReport(Objects.requireNonNull(table, "table"));
    }

    @Override
    public void decided(Row row, RowResult result) {
        table.write(List.of(
                Long.toString(result.row()),
                result.outcome().name(),
                result.problem().map(Enum::name).orElse(""),
                result.at().orElse(""),
                result.record().orElse("")));
    }
}
