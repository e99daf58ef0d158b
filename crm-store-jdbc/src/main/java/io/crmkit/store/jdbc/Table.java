package io.crmkit.store.jdbc;

import io.crmkit.store.Index;
import io.crmkit.store.Key;
import io.crmkit.store.Kind;
import io.crmkit.store.Op;
import io.crmkit.store.Scan;
import io.crmkit.store.Slice;
import io.crmkit.store.StoredRecord;
import io.crmkit.store.TenantId;
import io.crmkit.store.Value;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The records of one kind: a table with a typed column for each attribute. Names are checked by the catalog. */
final class Table {
    /** The largest number of keys that one statement loads is two to this power. */
    private static final int LOAD_POWER = 9;

    private final String kind;
    private final String name;
    private final Map<String, Value.Type> attributes;
    private final String columns;
    private final String insert;
    private final String update;
    private final String delete;
    private final String version;

    /** One for each power of two, so that few statements serve any number of keys. */
    private final List<String> loads;

    Table(Kind kind) {
        this.kind = kind.name();
        name = name(kind.name());
        attributes = kind.attributes();
        List<String> own = attributes.keySet().stream().map(Table::column).toList();
        columns =
                "id, version, body" + own.stream().map(column -> ", " + column).reduce("", String::concat);
        insert = "INSERT INTO " + name + " (tenant, " + columns + ") VALUES (?, ?, ?, ?" + ", ?".repeat(own.size())
                + ") ON CONFLICT DO NOTHING";
        update = "UPDATE " + name + " SET version = ?, body = ?"
                + own.stream().map(column -> ", " + column + " = ?").reduce("", String::concat)
                + " WHERE tenant = ? AND id = ? AND version = ?";
        delete = "DELETE FROM " + name + " WHERE tenant = ? AND id = ? AND version = ?";
        loads = IntStream.rangeClosed(0, LOAD_POWER)
                .mapToObj(power -> "SELECT " + columns + " FROM " + name + " WHERE tenant = ? AND id IN (?"
                        + ", ?".repeat((1 << power) - 1) + ")")
                .toList();
        version = "SELECT version FROM " + name + " WHERE tenant = ? AND id = ?";
    }

    /** Returns the table of a kind. */
    static String name(String kind) {
        return "crm_r_" + kind;
    }

    /** Returns the column of an attribute; the prefix keeps it apart from the columns of every record and from keywords. */
    static String column(String attribute) {
        return "a_" + attribute;
    }

    /**
     * Returns the native index that serves {@code index}: indexes with the same attributes share it, and the order of the id
     * alone is that of the primary key.
     */
    static Optional<String> nativeIndex(String kind, Index index) {
        return index.attributes().isEmpty()
                ? Optional.empty()
                : Optional.of("crm_i_" + kind + "$" + String.join("$", index.attributes()));
    }

    /** Returns whether the condition held and the record was written. */
    boolean put(Session session, String tenant, Op.Put put) throws SQLException {
        StoredRecord next = put.next();
        if (put.expected() == 0) {
            PreparedStatement statement = session.prepare(insert);
            statement.setString(1, tenant);
            statement.setString(2, next.key().id());
            statement.setLong(3, next.version());
            statement.setString(4, next.body());
            bindAttributes(statement, 5, next);
            return statement.executeUpdate() == 1;
        }
        PreparedStatement statement = session.prepare(update);
        statement.setLong(1, next.version());
        statement.setString(2, next.body());
        int at = bindAttributes(statement, 3, next);
        statement.setString(at, tenant);
        statement.setString(at + 1, next.key().id());
        statement.setLong(at + 2, put.expected());
        return statement.executeUpdate() == 1;
    }

    /** Returns whether the condition held and the record was removed. */
    boolean delete(Session session, String tenant, Op.Delete op) throws SQLException {
        PreparedStatement statement = session.prepare(delete);
        statement.setString(1, tenant);
        statement.setString(2, op.key().id());
        statement.setLong(3, op.expected());
        return statement.executeUpdate() == 1;
    }

    /** Returns whether the condition holds; the transaction is the only writer, so it goes on to hold. */
    boolean check(Session session, String tenant, Op.Check op) throws SQLException {
        PreparedStatement statement = session.prepare(version);
        statement.setString(1, tenant);
        statement.setString(2, op.key().id());
        try (ResultSet rows = statement.executeQuery()) {
            return op.expected() == (rows.next() ? rows.getLong(1) : 0);
        }
    }

    /** Adds those records that exist to {@code found}. */
    void load(Session session, String tenant, List<String> ids, List<StoredRecord> found) throws SQLException {
        int chunk = 1 << (loads.size() - 1);
        for (int from = 0; from < ids.size(); from += chunk) {
            int size = Math.min(chunk, ids.size() - from);
            int power = 32 - Integer.numberOfLeadingZeros(size - 1);
            PreparedStatement statement = session.prepare(loads.get(power));
            statement.setString(1, tenant);
            for (int i = 0; i < 1 << power; i++) {
                statement.setString(i + 2, ids.get(from + Math.min(i, size - 1))); // the last id fills up
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(read(rows));
                }
            }
        }
    }

    Slice scan(Session session, TenantId tenant, Scan scan) throws SQLException {
        Selection selection = new Selection(tenant, scan);
        PreparedStatement statement = session.prepare("SELECT " + columns + " FROM " + reading(session, scan)
                + " WHERE " + selection.where() + " ORDER BY " + selection.order(scan.descending()) + " LIMIT ?");
        statement.setLong(selection.bind(statement), scan.limit() + 1L);
        List<StoredRecord> records = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                if (records.size() == scan.limit()) {
                    return new Slice(records, true);
                }
                records.add(read(rows));
            }
        }
        return new Slice(records, false);
    }

    private String reading(Session session, Scan scan) {
        return name + session.dialect().reading(name, nativeIndex(kind, scan.index()));
    }

    Map<List<Value>, Long> count(Session session, TenantId tenant, Scan scan, int groupBy) throws SQLException {
        List<String> grouped = scan.index().attributes().subList(0, groupBy);
        String group = String.join(", ", grouped.stream().map(Table::column).toList());
        Selection selection = new Selection(tenant, scan);
        PreparedStatement statement = session.prepare(
                "SELECT COUNT(*)" + (groupBy == 0 ? "" : ", ") + group + " FROM " + reading(session, scan) + " WHERE "
                        + selection.where() + (groupBy == 0 ? "" : " GROUP BY " + group + " ORDER BY " + group));
        selection.bind(statement);
        Map<List<Value>, Long> counts = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                List<Value> tuple = new ArrayList<>();
                for (String attribute : grouped) {
                    Value.Type type = Objects.requireNonNull(attributes.get(attribute), attribute);
                    tuple.add(value(rows, tuple.size() + 2, type));
                }
                if (rows.getLong(1) > 0) { // ungrouped, nothing is a row with 0
                    counts.put(List.copyOf(tuple), rows.getLong(1));
                }
            }
        }
        return Collections.unmodifiableMap(counts);
    }

    private StoredRecord read(ResultSet rows) throws SQLException {
        Key key = new Key(kind, rows.getString(1));
        Map<String, Value> values = new TreeMap<>();
        int at = 4;
        for (Map.Entry<String, Value.Type> attribute : attributes.entrySet()) {
            values.put(attribute.getKey(), value(rows, at++, attribute.getValue()));
        }
        return new StoredRecord(key, rows.getLong(2), rows.getString(3), values);
    }

    /** Attributes are exactly those of the kind, and both maps are in the order of their names. */
    private static int bindAttributes(PreparedStatement statement, int first, StoredRecord record) throws SQLException {
        int at = first;
        for (Value value : record.attributes().values()) {
            bind(statement, at++, value);
        }
        return at;
    }

    static void bind(PreparedStatement statement, int at, Value value) throws SQLException {
        if (value instanceof Value.Text text) {
            statement.setString(at, text.value());
        } else if (value instanceof Value.Int number) {
            statement.setLong(at, number.value());
        } else if (value instanceof Value.Bool bool) {
            statement.setLong(at, bool.value() ? 1 : 0);
        }
    }

    private static Value value(ResultSet rows, int at, Value.Type type) throws SQLException {
        return switch (type) {
            case TEXT -> new Value.Text(rows.getString(at));
            case INT -> new Value.Int(rows.getLong(at));
            case BOOL -> new Value.Bool(rows.getLong(at) != 0);
        };
    }
}
