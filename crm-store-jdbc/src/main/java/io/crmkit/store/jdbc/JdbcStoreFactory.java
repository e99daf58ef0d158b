package io.crmkit.store.jdbc;

import io.crmkit.store.Catalog;
import io.crmkit.store.RecordStore;
import io.crmkit.store.StoreUnavailableException;
import io.crmkit.store.ValidatingStore;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Opens {@link JdbcStore}s in one database; start with {@link JdbcStore#on}, {@link JdbcStore#sqlite} or
 * {@link JdbcStore#joining}. Immutable; safe for many threads.
 */
public final class JdbcStoreFactory implements RecordStore.Factory {
    private static final Pattern SCHEMA = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
    private static final Pattern PREFIX = Pattern.compile("(?!.*_[rip]_$)[a-z][a-z0-9_]{0,18}_");
    private static final int MAX_READERS = 8;

    /** Where connections come from. */
    private sealed interface Origin {
        record Source(DataSource source) implements Origin {}

        record SqliteFile(Path file) implements Origin {}

        record Joined(Supplier<Connection> current) implements Origin {}
    }

    private final Origin origin;
    private final String schema;
    private final String prefix;

    private JdbcStoreFactory(Origin origin, String schema, String prefix) {
        this.origin = origin;
        this.schema = schema;
        this.prefix = prefix;
    }

    static JdbcStoreFactory on(DataSource source) {
        return of(new Origin.Source(Objects.requireNonNull(source, "source")));
    }

    static JdbcStoreFactory sqlite(Path file) {
        return of(new Origin.SqliteFile(file.toAbsolutePath()));
    }

    static JdbcStoreFactory joining(Supplier<Connection> current) {
        return of(new Origin.Joined(Objects.requireNonNull(current, "current")));
    }

    private static JdbcStoreFactory of(Origin origin) {
        return new JdbcStoreFactory(origin, "", "crm_");
    }

    /**
     * Returns a factory of stores whose tables are in this schema of PostgreSQL; it is created if it is missing. Without it the
     * tables are in the first schema of the connection's {@code search_path}. SQLite has no schemas: opening refuses one there.
     *
     * @param name lower-case letters, digits and underscores, at most 63
     * @throws IllegalArgumentException if the name is none
     */
    public JdbcStoreFactory schema(String name) {
        require(SCHEMA, "schema", name);
        return new JdbcStoreFactory(origin, name, prefix);
    }

    /**
     * Returns a factory of stores whose tables and indexes begin with this prefix instead of {@code crm_}: several stores, with
     * different prefixes, live in one database.
     *
     * @param start lower-case letters, digits and underscores, an underscore at the end, at most 20; not ending in {@code _r_},
     *     {@code _i_} or {@code _p_}, with which names of other stores go on
     * @throws IllegalArgumentException if it is not like that
     */
    public JdbcStoreFactory tablePrefix(String start) {
        require(PREFIX, "table prefix", start);
        return new JdbcStoreFactory(origin, schema, start);
    }

    private static void require(Pattern pattern, String what, String value) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(what + " must match " + pattern);
        }
    }

    /**
     * Returns the statements that {@link #open} would execute now, in their order, and executes none: for hosts that run
     * migrations themselves. When they were run, opening needs no right to change tables. In a database without our tables it
     * is the whole schema; when nothing is missing it is empty.
     *
     * @param catalog what the tables are to keep; {@code Crm.Builder.catalog()} has that of an application
     * @throws io.crmkit.store.IncompatibleStoreException if the database has tables of our names that do not fit
     * @throws StoreUnavailableException if the database could not be reached
     */
    public List<String> ddl(Catalog catalog) {
        Opening opening = prepare();
        try {
            return opening.schema().missing(catalog);
        } finally {
            opening.sessions().close();
        }
    }

    /**
     * Opens a store. What {@link #ddl} lists is executed first, in one transaction, except by a factory of
     * {@link JdbcStore#joining}: it refuses a database where something is missing.
     */
    @Override
    public RecordStore open(Catalog catalog) {
        Opening opening = prepare();
        try {
            RecordStore store = ValidatingStore.around(
                    new JdbcStore(opening.sessions(), opening.names(), opening.schema(), catalog), catalog);
            if (origin instanceof Origin.Joined) {
                opening.schema().requireComplete(catalog);
            } else {
                opening.schema().adapt(catalog);
            }
            return store;
        } catch (RuntimeException e) {
            opening.sessions().close();
            throw e;
        }
    }

    /** A database that answers, before anything was written to it. */
    private record Opening(Sessions sessions, TableNames names) {
        Schema schema() {
            return new Schema(sessions, names);
        }
    }

    private Opening prepare() {
        if (origin instanceof Origin.Source pool) {
            try (Connection connection = pool.source().getConnection()) {
                Dialect dialect = Dialect.of(connection);
                TableNames names = new TableNames(dialect.schema(connection, schema), prefix);
                Optional<Path> file = dialect.file(connection);
                file.ifPresent(SqliteFile::refuseCutOff);
                Optional<WriteLock> queue = file.map(WriteLock::of);
                Connections connections = new HostConnections(pool.source(), dialect);
                return new Opening(new Sessions(dialect, connections, Integer.MAX_VALUE, connections, queue), names);
            } catch (SQLException e) {
                throw noConnection(e);
            }
        } else if (origin instanceof Origin.SqliteFile sqlite) {
            Sqlite dialect = new Sqlite();
            TableNames names = new TableNames(dialect.schema(schema), prefix);
            SqliteFile.refuseCutOff(sqlite.file());
            Connections readers = new FileConnections(dialect, sqlite.file());
            Connections writer = new FileConnections(dialect, sqlite.file());
            Optional<WriteLock> queue = Optional.of(WriteLock.of(sqlite.file()));
            return new Opening(new Sessions(dialect, readers, MAX_READERS, writer, queue), names);
        }
        Supplier<Connection> current = ((Origin.Joined) origin).current();
        try {
            Connection connection = JoinedConnections.inTransaction(current);
            Dialect dialect = Dialect.of(connection);
            TableNames names = new TableNames(dialect.schema(connection, schema), prefix);
            Connections connections = new JoinedConnections(current, dialect);
            return new Opening(
                    new Sessions(dialect, connections, Integer.MAX_VALUE, connections, Optional.empty()), names);
        } catch (SQLException e) {
            throw noConnection(e);
        }
    }

    private static StoreUnavailableException noConnection(SQLException e) {
        return new StoreUnavailableException("open: no connection that works", e);
    }
}
