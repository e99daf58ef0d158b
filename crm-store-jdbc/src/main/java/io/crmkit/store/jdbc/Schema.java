package io.crmkit.store.jdbc;

import io.crmkit.store.Catalog;
import io.crmkit.store.IncompatibleStoreException;
import io.crmkit.store.Index;
import io.crmkit.store.Kind;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The tables as they are in the database, and the statements that add to them what a catalog declares. Nothing is ever dropped
 * or changed: another instance may run with another version of the catalog.
 */
final class Schema {
    /** Raised when an older version of this library could no longer work with the tables. */
    static final int VERSION = 1;

    private final Sessions sessions;
    private final Dialect dialect;
    private final TableNames names;

    Schema(Sessions sessions, TableNames names) {
        this.sessions = sessions;
        this.dialect = sessions.dialect();
        this.names = names;
    }

    /**
     * Adds what {@code catalog} declares and the database lacks. Nothing is written before the database is known to be ours.
     *
     * @throws IncompatibleStoreException if it is not, or does not fit
     */
    void adapt(Catalog catalog) {
        boolean complete = missing(catalog).isEmpty();
        sessions.alone("open", session -> {
            dialect.makeReady(session);
            return session;
        });
        if (!complete) {
            sessions.write("open", session -> {
                dialect.lockSchema(session, names);
                // Again, and now as the only one: another instance may have done it meanwhile.
                List<String> missing = read(session).missing(catalog);
                for (String statement : missing) {
                    session.execute(statement);
                }
                return missing.size();
            });
        }
    }

    /**
     * Refuses a database where something is missing.
     *
     * @throws IncompatibleStoreException if so, or if the database is not ours or does not fit
     */
    void requireComplete(Catalog catalog) {
        if (!missing(catalog).isEmpty()) {
            throw new IncompatibleStoreException(
                    "tables or indexes are missing, and a store that joins transactions makes none; open one by JdbcStore.on"
                            + " first, or run what JdbcStoreFactory.ddl returns",
                    null);
        }
    }

    /** Returns the statements that make the tables fit {@code catalog}, and writes nothing; none if they do. */
    List<String> missing(Catalog catalog) {
        return sessions.read("open", session -> read(session).missing(catalog));
    }

    /** Returns the tables of all kinds, also of those that this instance was not opened with. */
    List<String> recordTables() {
        return sessions.read("erase", this::read).recordTables();
    }

    /**
     * Reads what is there, without writing.
     *
     * @throws IncompatibleStoreException if tables of our names are not ours, or of a newer version
     */
    private Found read(Session session) throws SQLException {
        Found found = new Found();
        found.statements.addAll(dialect.createSchema(session, names.schema()));
        PreparedStatement list = session.prepare(dialect.listNames());
        if (!names.schema().isEmpty()) {
            list.setString(1, names.schema());
        }
        try (ResultSet rows = list.executeQuery()) {
            while (rows.next()) {
                String name = rows.getString(1).toLowerCase(Locale.ROOT); // SQLite does not tell letter case apart
                if (names.isOurs(name)) {
                    found.existing.add(name);
                }
            }
        }
        if (found.has("schema")) {
            readVersion(session, found);
            if (found.has("catalog")) {
                readCatalog(session, found);
            }
        } else if (!found.existing.isEmpty()) {
            throw new IncompatibleStoreException(
                    "the database has tables named " + names.prefix() + "... that CRM Kit did not make", null);
        }
        return found;
    }

    private void readVersion(Session session, Found found) throws SQLException {
        try (ResultSet rows =
                session.prepare("SELECT version FROM " + names.version()).executeQuery()) {
            while (rows.next()) {
                found.version = rows.getLong(1);
            }
        }
        if (found.version != 0 && found.version != VERSION) {
            throw new IncompatibleStoreException(
                    "the database has schema version " + found.version + ", this library knows version " + VERSION,
                    null);
        }
    }

    private void readCatalog(Session session, Found found) throws SQLException {
        String sql = "SELECT kind, attribute, type FROM " + names.catalog();
        try (ResultSet rows = session.prepare(sql).executeQuery()) {
            while (rows.next()) {
                Map<String, String> attributes =
                        found.kinds.computeIfAbsent(Session.text(rows, 1), kind -> new HashMap<>());
                attributes.put(Session.text(rows, 2), Session.text(rows, 3));
            }
        }
    }

    /** What is there, and what is missing from it. */
    private final class Found {
        private final Set<String> existing = new HashSet<>();
        private final Map<String, Map<String, String>> kinds = new HashMap<>();
        private final List<String> statements = new ArrayList<>();
        private long version;

        boolean has(String table) {
            return existing.contains(names.prefix() + table);
        }

        /** Those of the catalog: another table may have a name that begins like ours. */
        List<String> recordTables() {
            return kinds.keySet().stream()
                    .filter(kind -> existing.contains(names.bareRecords(kind)))
                    .sorted()
                    .map(names::records)
                    .toList();
        }

        /** Throws if an attribute is stored with another type. */
        List<String> missing(Catalog catalog) {
            addCommonTables();
            for (Kind kind : catalog.kinds()) {
                addTable(kind);
                addIndexes(kind);
            }
            return List.copyOf(statements);
        }

        /** One by one: a migration of the host may have been interrupted between two of them. */
        private void addCommonTables() {
            String text = dialect.text() + " NOT NULL";
            String integer = dialect.integer() + " NOT NULL";
            if (!has("schema")) {
                statements.add("CREATE TABLE " + names.version() + " (version " + integer + " PRIMARY KEY)");
            }
            if (!has("catalog")) {
                statements.add("CREATE TABLE " + names.catalog() + " (kind " + text + ", attribute " + text + ", type "
                        + text + ", PRIMARY KEY (kind, attribute))");
            }
            if (!has("log_head")) {
                statements.add("CREATE TABLE " + names.logHead() + " (tenant " + text + ", log " + text + ", last "
                        + integer + ", PRIMARY KEY (tenant, log))" + dialect.clustered());
            }
            if (!has("log")) {
                statements.add("CREATE TABLE " + names.log() + " (tenant " + text + ", log " + text + ", seq " + integer
                        + ", body " + text + ", PRIMARY KEY (tenant, log, seq))" + dialect.clustered());
            }
            if (version == 0) {
                statements.add("INSERT INTO " + names.version() + " (version) VALUES (" + VERSION + ")");
            }
        }

        private void addTable(Kind kind) {
            String table = names.records(kind.name());
            boolean exists = existing.contains(names.bareRecords(kind.name()));
            Map<String, String> known = kinds.getOrDefault(kind.name(), Map.of());
            String text = dialect.text() + " NOT NULL";
            List<String> rows = new ArrayList<>();
            if (!known.containsKey("")) { // the kind itself
                rows.add(row(kind.name(), "", "KIND"));
            }
            StringBuilder create = new StringBuilder("CREATE TABLE " + table + " (tenant " + text + ", id " + text
                    + ", version " + dialect.integer() + " NOT NULL, ");
            kind.attributes().forEach((attribute, type) -> {
                String before = known.getOrDefault(attribute, "");
                if (!before.isEmpty() && !before.equals(type.name())) {
                    throw new IncompatibleStoreException(
                            kind.name() + "." + attribute + " is stored as " + before + ", declared as " + type, null);
                }
                String column = TableNames.column(attribute) + " " + dialect.column(type);
                if (!exists) {
                    create.append(column).append(", ");
                } else if (before.isEmpty()) {
                    statements.add("ALTER TABLE " + table + " ADD COLUMN " + column);
                }
                if (before.isEmpty()) {
                    rows.add(row(kind.name(), attribute, type.name()));
                }
            });
            if (!exists) {
                statements.addAll(rows); // first: where only they are, the table is still made whole
                // The body comes last: what stands behind a long text is found only by reading through it.
                create.append("body ")
                        .append(text)
                        .append(", CONSTRAINT ")
                        .append(names.primaryKey(kind.name()))
                        .append(" PRIMARY KEY (tenant, id))");
                if (kind.attributes().isEmpty()) {
                    // Only ever found by id, such as the claims of unique keys; with a body that hardly makes a row
                    // long.
                    create.append(dialect.clustered());
                }
                statements.add(create.toString());
            } else {
                statements.addAll(rows); // behind the columns that they tell of
            }
        }

        private String row(String kind, String attribute, String type) {
            return "INSERT INTO " + names.catalog() + " (kind, attribute, type) VALUES ('" + kind + "', '" + attribute
                    + "', '" + type + "')";
        }

        private void addIndexes(Kind kind) {
            Set<String> known = new HashSet<>(existing);
            for (Index index : kind.indexes()) {
                names.nativeIndex(kind.name(), index).filter(known::add).ifPresent(name -> {
                    StringBuilder columns = new StringBuilder("tenant, ");
                    for (String attribute : index.attributes()) {
                        columns.append(TableNames.column(attribute)).append(", ");
                    }
                    statements.add(
                            "CREATE INDEX " + name + " ON " + names.records(kind.name()) + " (" + columns + "id)");
                });
            }
        }
    }
}
