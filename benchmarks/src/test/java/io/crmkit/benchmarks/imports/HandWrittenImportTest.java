package io.crmkit.benchmarks.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.benchmarks.store.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both sides of the comparison keep the same facts. */
class HandWrittenImportTest {
    private static final int ROWS = 60;

    @TempDir
    Path directory;

    @Test
    void both_sides_store_the_same_bodies_and_as_many_ways_to_find_them() throws IOException, SQLException {
        Path file = directory.resolve("file.csv");
        ImportFile.write(file, ROWS);
        ImportSide.main(new String[] {ImportSide.CRM_KIT, file.toString(), directory.toString()});
        ImportSide.main(new String[] {ImportSide.BY_HAND, file.toString(), directory.toString()});

        try (Database database = Database.of("sqlite", directory.toString());
                Connection ours = database.connect(ImportSide.CRM_KIT);
                Connection byHand = database.connect(ImportSide.BY_HAND)) {
            assertThat(bodies(byHand, "customer")).hasSize(ROWS).isEqualTo(bodies(ours, "crm_r_customer"));
            assertThat(texts(byHand, "SELECT folded_name || lifecycle FROM customer ORDER BY 1"))
                    .isEqualTo(texts(ours, "SELECT a_name || a_lifecycle FROM crm_r_customer ORDER BY 1"));
            assertThat(texts(ours, "SELECT id FROM crm_r_lookup")).hasSize(2 * ROWS);
            assertThat(texts(byHand, "SELECT match_form FROM customer_email UNION ALL SELECT e164 FROM customer_phone"))
                    .hasSize(2 * ROWS);
            assertThat(texts(byHand, "SELECT external_id FROM external_id"))
                    .hasSameSizeAs(texts(ours, "SELECT id FROM crm_r_unique"));
            assertThat(texts(byHand, "SELECT customer FROM imported"))
                    .hasSameSizeAs(texts(ours, "SELECT id FROM crm_r_imported_record"));
        }
    }

    /** Ids, and the times of the stamps, differ from run to run. */
    private static List<String> bodies(Connection connection, String table) throws SQLException {
        return texts(connection, "SELECT body FROM " + table).stream()
                .map(body -> body.replaceAll("\"[0-9a-f-]{36}\"", "ID").replaceAll("\"20[0-9T:.Z-]+\"", "TIME"))
                .sorted()
                .toList();
    }

    private static List<String> texts(Connection connection, String sql) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
