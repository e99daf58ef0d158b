package io.crmkit.core.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.core.imports.Row;
import io.crmkit.core.imports.RowSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CsvTableProperties {
    @Provide
    Arbitrary<List<List<String>>> tables() {
        return Arbitraries.strings()
                .alpha()
                .withChars("=+-@\t\n\r'\",;| ł")
                .ofMaxLength(6)
                .list()
                .ofSize(2)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    @Property(tries = 300)
    void what_is_written_is_read_again(@ForAll("tables") List<List<String>> rows) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (CsvTable table = CsvTable.begin(file, CsvFormat.SAFE, List.of("a", "b"))) {
            rows.forEach(table::write);
        }

        List<List<String>> read = new ArrayList<>();
        byte[] bytes = file.toByteArray();
        try (RowSource.Reader reader = CsvRows.of(() -> new ByteArrayInputStream(bytes), CsvFormat.SAFE)
                .open()) {
            for (Optional<Row> row = reader.next(); row.isPresent(); row = reader.next()) {
                read.add(((Row.Cells) row.get()).cells());
            }
        }
        assertThat(read).isEqualTo(rows);
    }
}
