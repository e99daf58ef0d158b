package io.crmkit.store.jdbc;

import io.crmkit.store.Catalog;
import io.crmkit.store.IncompatibleStoreException;
import io.crmkit.store.Index;
import io.crmkit.store.Kind;
import io.crmkit.store.Value;
import java.sql.PreparedStatement;
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
                String name = Session.text(rows, 1);
                if (names.isOurs(name)) {
                    found.existing.add(name);
                }
            }
        }
        if (found.existing.contains(names.prefix() + "schema")) {
            refuseOtherVersions(session);
            readCatalog(session, found);
        } else if (!found.existing.isEmpty()) {
            throw new IncompatibleStoreException(
                    "the database has tables named " + names.prefix() + "... that CRM Kit did not make", null);
        }
        return found;
    }

    private void refuseOtherVersions(Session session) throws SQLException {
        long version = 0;
        try (ResultSet rows =
                session.prepare("SELECT version FROM " + names.version()).executeQuery()) {
            while (rows.next()) {
                version = rows.getLong(1);
            }
        }
        if (version != VERSION) {
            throw new IncompatibleStoreException(
                    "the database has schema version " + version + ", this library knows version " + VERSION, null);
        }
    }

    private void readCatalog(Session session, Found found) throws SQLException {
        String sql = "SELECT kind, attribute, type FROM " + names.catalog();
        try (ResultSet rows = session.prepare(sql).executeQuery()) {
            while (rows.next()) {
                found.kinds
                        .computeIfAbsent(Session.text(rows, 1), kind -> new HashMap<>())
                        .put(Session.text(rows, 2), type(Session.text(rows, 3)));
            }
        }
    }

    private static Value.Type type(String name) {
        try {
            return Value.Type.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IncompatibleStoreException(
                    "the database is damaged: it names an unknown type of attribute", null);
        }
    }

    /** What is there, and what is missing from it. */
    private final class Found {
        private final Set<String> existing = new HashSet<>();
        private final Map<String, Map<String, Value.Type>> kinds = new HashMap<>();
        private final List<String> statements = new ArrayList<>();

        List<String> recordTables() {
            String start = names.bareRecords("");
            return existing.stream()
                    .filter(name -> name.startsWith(start))
                    .sorted()
                    .map(name -> names.records(name.substring(start.length())))
                    .toList();
        }

        /** Throws if an attribute is stored with another type. */
        List<String> missing(Catalog catalog) {
            if (existing.isEmpty()) {
                addCommonTables();
            }
            for (Kind kind : catalog.kinds()) {
                addTable(kind);
                addIndexes(kind);
            }
            return List.copyOf(statements);
        }

        private void addCommonTables() {
            String text = dialect.text() + " NOT NULL";
            String integer = dialect.integer() + " NOT NULL";
            statements.add("CREATE TABLE " + names.version() + " (version " + integer + ")");
            statements.add("INSERT INTO " + names.version() + " (version) VALUES (" + VERSION + ")");
            statements.add("CREATE TABLE " + names.catalog() + " (kind " + text + ", attribute " + text + ", type "
                    + text + ", PRIMARY KEY (kind, attribute))");
            statements.add("CREATE TABLE " + names.logHead() + " (tenant " + text + ", log " + text + ", last "
                    + integer + ", PRIMARY KEY (tenant, log))" + dialect.clustered());
            statements.add("CREATE TABLE " + names.log() + " (tenant " + text + ", log " + text + ", seq " + integer
                    + ", body " + text + ", PRIMARY KEY (tenant, log, seq))" + dialect.clustered());
        }

        private void addTable(Kind kind) {
            String table = names.records(kind.name());
            boolean exists = existing.contains(names.bareRecords(kind.name()));
            Map<String, Value.Type> stored = kinds.getOrDefault(kind.name(), Map.of());
            String text = dialect.text() + " NOT NULL";
            StringBuilder create = new StringBuilder("CREATE TABLE " + table + " (tenant " + text + ", id " + text
                    + ", version " + dialect.integer() + " NOT NULL, ");
            kind.attributes().forEach((attribute, type) -> {
                Value.Type before = stored.get(attribute);
                if (before == type) {
                    return;
                }
                if (before != null) {
                    throw new IncompatibleStoreException(
                            kind.name() + "." + attribute + " is stored as " + before + ", declared as " + type, null);
                }
                String column = TableNames.column(attribute) + " " + dialect.column(type);
                if (exists) {
                    statements.add("ALTER TABLE " + table + " ADD COLUMN " + column);
                } else {
                    create.append(column).append(", ");
                }
                statements.add("INSERT INTO " + names.catalog() + " (kind, attribute, type) VALUES ('" + kind.name()
                        + "', '" + attribute + "', '" + type + "')");
            });
            if (!exists) {
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
            }
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
