package io.crmkit.store.jdbc;

import io.crmkit.store.Catalog;
import io.crmkit.store.IncompatibleStoreException;
import io.crmkit.store.Index;
import io.crmkit.store.Kind;
import io.crmkit.store.Value;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The tables as they are in the database, and the statements that add to them what a catalog declares. Nothing is ever dropped
 * or changed: another instance may run with another version of the catalog.
 */
final class Schema {
    /** Raised when an older version of this library could no longer work with the tables. */
    static final int VERSION = 1;

    private static final String PREFIX = "crm_";

    private final Set<String> names = new HashSet<>();
    private final Map<String, Map<String, Value.Type>> kinds = new HashMap<>();

    private Schema() {}

    /**
     * Adds what {@code catalog} declares and the database lacks. Nothing is written before the database is known to be ours.
     *
     * @throws IncompatibleStoreException if it is not, or does not fit
     */
    static void adapt(Sessions sessions, Catalog catalog) {
        Dialect dialect = sessions.dialect();
        boolean fits = sessions.read(
                "open", session -> read(session).missing(catalog, dialect).isEmpty());
        sessions.alone("open", session -> dialect.journal(session.connection()));
        if (!fits) {
            sessions.write("open", session -> {
                // Again, and now as the only writer: another instance may have done it meanwhile.
                List<String> missing = read(session).missing(catalog, dialect);
                for (String statement : missing) {
                    session.execute(statement);
                }
                return missing.size();
            });
        }
    }

    /**
     * Reads what is there, without writing.
     *
     * @throws IncompatibleStoreException if tables of our names are not ours, or of a newer version
     */
    static Schema read(Session session) throws SQLException {
        Schema schema = new Schema();
        try (ResultSet rows = session.prepare(session.dialect().names()).executeQuery()) {
            while (rows.next()) {
                String name = rows.getString(1);
                if (name.startsWith(PREFIX)) {
                    schema.names.add(name);
                }
            }
        }
        if (schema.names.contains("crm_schema")) {
            refuseOtherVersions(session);
            schema.readCatalog(session);
        } else if (!schema.names.isEmpty()) {
            throw new IncompatibleStoreException(
                    "the database has tables named " + PREFIX + "... that CRM Kit did not make", null);
        }
        return schema;
    }

    private static void refuseOtherVersions(Session session) throws SQLException {
        long version = 0;
        try (ResultSet rows = session.prepare("SELECT version FROM crm_schema").executeQuery()) {
            while (rows.next()) {
                version = rows.getLong(1);
            }
        }
        if (version != VERSION) {
            throw new IncompatibleStoreException(
                    "the database has schema version " + version + ", this library knows version " + VERSION, null);
        }
    }

    private void readCatalog(Session session) throws SQLException {
        String sql = "SELECT kind, attribute, type FROM crm_catalog";
        try (ResultSet rows = session.prepare(sql).executeQuery()) {
            while (rows.next()) {
                kinds.computeIfAbsent(rows.getString(1), kind -> new HashMap<>())
                        .put(rows.getString(2), Value.Type.valueOf(rows.getString(3)));
            }
        }
    }

    /** Returns the tables of all kinds, also of those that this instance was not opened with. */
    List<String> recordTables() {
        return names.stream()
                .filter(name -> name.startsWith(Table.name("")))
                .sorted()
                .toList();
    }

    /**
     * Returns the statements that make the tables fit {@code catalog}; none if they do.
     *
     * @throws IncompatibleStoreException if an attribute is stored with another type
     */
    List<String> missing(Catalog catalog, Dialect dialect) {
        List<String> statements = new ArrayList<>();
        if (names.isEmpty()) {
            statements.add("CREATE TABLE crm_schema (version INTEGER NOT NULL)");
            statements.add("INSERT INTO crm_schema (version) VALUES (" + VERSION + ")");
            statements.add("CREATE TABLE crm_catalog (kind TEXT NOT NULL, attribute TEXT NOT NULL, type TEXT NOT NULL,"
                    + " PRIMARY KEY (kind, attribute))");
            statements.add("CREATE TABLE crm_log_head (tenant TEXT NOT NULL, log TEXT NOT NULL, last INTEGER NOT NULL,"
                    + " PRIMARY KEY (tenant, log))" + dialect.clustered());
            statements.add("CREATE TABLE crm_log (tenant TEXT NOT NULL, log TEXT NOT NULL, seq INTEGER NOT NULL,"
                    + " body TEXT NOT NULL, PRIMARY KEY (tenant, log, seq))" + dialect.clustered());
        }
        for (Kind kind : catalog.kinds()) {
            addTable(kind, dialect, statements);
            addIndexes(kind, statements);
        }
        return statements;
    }

    private void addTable(Kind kind, Dialect dialect, List<String> statements) {
        String table = Table.name(kind.name());
        boolean exists = names.contains(table);
        Map<String, Value.Type> stored = kinds.getOrDefault(kind.name(), Map.of());
        StringBuilder create = new StringBuilder(
                "CREATE TABLE " + table + " (tenant TEXT NOT NULL, id TEXT NOT NULL, version INTEGER NOT NULL, ");
        kind.attributes().forEach((attribute, type) -> {
            Value.Type before = stored.get(attribute);
            if (before == type) {
                return;
            }
            if (before != null) {
                throw new IncompatibleStoreException(
                        kind.name() + "." + attribute + " is stored as " + before + ", declared as " + type, null);
            }
            String column = Table.column(attribute) + " " + dialect.column(type);
            if (exists) {
                statements.add("ALTER TABLE " + table + " ADD COLUMN " + column);
            } else {
                create.append(column).append(", ");
            }
            statements.add("INSERT INTO crm_catalog (kind, attribute, type) VALUES ('" + kind.name() + "', '"
                    + attribute + "', '" + type + "')");
        });
        if (!exists) {
            // The body comes last: what stands behind a long text is found only by reading through it.
            create.append("body TEXT NOT NULL, PRIMARY KEY (tenant, id))");
            if (kind.attributes().isEmpty()) {
                // Only ever found by id, such as the claims of unique keys; with a body that hardly makes a row long.
                create.append(dialect.clustered());
            }
            statements.add(create.toString());
        }
    }

    private void addIndexes(Kind kind, List<String> statements) {
        Set<String> known = new HashSet<>(names);
        for (Index index : kind.indexes()) {
            Table.nativeIndex(kind.name(), index).filter(known::add).ifPresent(name -> {
                StringBuilder columns = new StringBuilder("tenant, ");
                for (String attribute : index.attributes()) {
                    columns.append(Table.column(attribute)).append(", ");
                }
                statements.add("CREATE INDEX " + name + " ON " + Table.name(kind.name()) + " (" + columns + "id)");
            });
        }
    }
}
