package io.crmkit.store.jdbc;

import io.crmkit.store.IncompatibleStoreException;
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
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The records of one kind: a table with a typed column for each attribute. Names are checked by the catalog. */
final class Table {
    /** The largest number of keys that one statement loads is two to this power. */
    private static final int LOAD_POWER = 9;

    private final String kind;
    private final TableNames names;
    private final Dialect dialect;
    private final String name;
    private final Map<String, Value.Type> attributes;
    private final String columns;
    private final String insert;
    private final String placeholder;
    private final String update;
    private final String changed;
    private final String delete;
    private final String check;

    /** One for each power of two, so that few statements serve any number of keys. */
    private final List<String> loads;

    Table(Kind kind, TableNames names, Dialect dialect) {
        this.kind = kind.name();
        this.names = names;
        this.dialect = dialect;
        name = names.records(kind.name());
        attributes = kind.attributes();
        List<String> own = attributes.keySet().stream().map(TableNames::column).toList();
        columns =
                "id, version, body" + own.stream().map(column -> ", " + column).reduce("", String::concat);
        insert = "INSERT INTO " + name + " (tenant, " + columns + ") VALUES (?, ?, ?, ?" + ", ?".repeat(own.size())
                + ") ON CONFLICT DO NOTHING";
        placeholder =
                "INSERT INTO " + name + " (tenant, id, version, body) VALUES (?, ?, 0, '') ON CONFLICT DO NOTHING";
        List<String> differing = new ArrayList<>();
        own.forEach(column -> differing.add("((" + column + " IS NOT ?) << " + differing.size() + ")"));
        changed = "SELECT " + String.join(" | ", differing) + " FROM " + name
                + " WHERE tenant = ? AND id = ? AND version = ?";
        update = "UPDATE " + name + " SET version = ?, body = ?"
                + own.stream().map(column -> ", " + column + " = ?").reduce("", String::concat)
                + " WHERE tenant = ? AND id = ? AND version = ?";
        delete = "DELETE FROM " + name + " WHERE tenant = ? AND id = ? AND version = ?";
        loads = IntStream.rangeClosed(0, LOAD_POWER)
                .mapToObj(power -> "SELECT " + columns + " FROM " + name + " WHERE tenant = ? AND id IN (?"
                        + ", ?".repeat((1 << power) - 1) + ")")
                .toList();
        check = "SELECT version FROM " + name + " WHERE tenant = ? AND id = ?" + dialect.lockingRead();
    }

    /** Adds the steps of an operation on a record. */
    void addSteps(String tenant, Op op, List<Step> steps) {
        if (op instanceof Op.Put put) {
            steps.add(put(tenant, put));
        } else if (op instanceof Op.Delete gone) {
            steps.add(delete(tenant, gone.key(), gone.expected()));
        } else if (op instanceof Op.Check unchanged) {
            if (unchanged.expected() > 0 || dialect.lockingRead().isEmpty()) {
                Step.Binding binding = parameters -> {
                    parameters.add(tenant);
                    parameters.add(unchanged.key().id());
                };
                steps.add(new Step.Look(unchanged.key(), check, binding, unchanged.expected()));
            } else {
                // A row that is not there cannot be locked, so it is made; nobody else sees it before it is gone again.
                steps.add(new Step.Change(unchanged.key(), placeholder, parameters -> {
                    parameters.add(tenant);
                    parameters.add(unchanged.key().id());
                }));
                steps.add(delete(tenant, unchanged.key(), 0));
            }
        }
    }

    private Step put(String tenant, Op.Put put) {
        StoredRecord next = put.next();
        if (put.expected() == 0) {
            return new Step.Change(next.key(), insert, parameters -> {
                parameters.add(tenant);
                parameters.add(next.key().id());
                parameters.add(next.version());
                parameters.add(next.body());
                bindAttributes(parameters, next);
            });
        }
        if (dialect.rewritesNamedColumns() && !attributes.isEmpty()) {
            return new Step.Choice(
                    next.key(),
                    changed,
                    parameters -> {
                        bindAttributes(parameters, next);
                        bindExpected(parameters, tenant, put);
                    },
                    differing -> update(tenant, put, differing));
        }
        return new Step.Change(next.key(), update, parameters -> {
            parameters.add(next.version());
            parameters.add(next.body());
            bindAttributes(parameters, next);
            bindExpected(parameters, tenant, put);
        });
    }

    /** Names only the columns whose bit is set, so that only the indexes that they belong to are written. */
    private Step.Change update(String tenant, Op.Put put, long differing) {
        StringBuilder sql = new StringBuilder("UPDATE ").append(name).append(" SET version = ?, body = ?");
        List<Value> values = new ArrayList<>();
        int bit = 0;
        for (Map.Entry<String, Value> attribute : put.next().attributes().entrySet()) {
            if ((differing >>> bit++ & 1) == 1) {
                sql.append(", ").append(TableNames.column(attribute.getKey())).append(" = ?");
                values.add(attribute.getValue());
            }
        }
        sql.append(" WHERE tenant = ? AND id = ? AND version = ?");
        return new Step.Change(put.key(), sql.toString(), parameters -> {
            parameters.add(put.next().version());
            parameters.add(put.next().body());
            for (Value value : values) {
                parameters.add(value);
            }
            bindExpected(parameters, tenant, put);
        });
    }

    private static void bindExpected(Parameters parameters, String tenant, Op.Put put) throws SQLException {
        parameters.add(tenant);
        parameters.add(put.key().id());
        parameters.add(put.expected());
    }

    private Step delete(String tenant, Key key, long expected) {
        return new Step.Change(key, delete, parameters -> {
            parameters.add(tenant);
            parameters.add(key.id());
            parameters.add(expected);
        });
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
        PreparedStatement statement = session.prepare("SELECT " + columns + " FROM " + reading(scan) + " WHERE "
                + selection.where() + " ORDER BY " + selection.order(scan.descending()) + " LIMIT ?");
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

    private String reading(Scan scan) {
        return name + dialect.reading(names.bareRecords(kind), names.nativeIndex(kind, scan.index()));
    }

    Map<List<Value>, Long> count(Session session, TenantId tenant, Scan scan, List<String> groupBy)
            throws SQLException {
        String group =
                String.join(", ", groupBy.stream().map(TableNames::column).toList());
        Selection selection = new Selection(tenant, scan);
        PreparedStatement statement = session.prepare(
                "SELECT COUNT(*)" + (groupBy.isEmpty() ? "" : ", ") + group + " FROM " + reading(scan) + " WHERE "
                        + selection.where() + (groupBy.isEmpty() ? "" : " GROUP BY " + group + " ORDER BY " + group));
        selection.bind(statement);
        Map<List<Value>, Long> counts = new LinkedHashMap<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                List<Value> tuple = new ArrayList<>();
                for (String attribute : groupBy) {
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
        String id = Session.text(rows, 1);
        if (id.isEmpty()) {
            throw new IncompatibleStoreException("the database is damaged: a record without an id", null);
        }
        Map<String, Value> values = new TreeMap<>();
        int at = 4;
        for (Map.Entry<String, Value.Type> attribute : attributes.entrySet()) {
            values.put(attribute.getKey(), value(rows, at++, attribute.getValue()));
        }
        return new StoredRecord(new Key(kind, id), rows.getLong(2), Session.text(rows, 3), values);
    }

    /** Attributes are exactly those of the kind, and both maps are in the order of their names. */
    private static void bindAttributes(Parameters parameters, StoredRecord record) throws SQLException {
        for (Value value : record.attributes().values()) {
            parameters.add(value);
        }
    }

    static void bind(PreparedStatement statement, int at, Value value) throws SQLException {
        if (value instanceof Value.Text text) {
            statement.setString(at, text.value());
        } else if (value instanceof Value.Int number) {
            statement.setLong(at, number.value());
        } else if (value instanceof Value.Bool bool) {
            statement.setBoolean(at, bool.value());
        }
    }

    private static Value value(ResultSet rows, int at, Value.Type type) throws SQLException {
        return switch (type) {
            case TEXT -> new Value.Text(Session.text(rows, at));
            case INT -> new Value.Int(rows.getLong(at));
            case BOOL -> new Value.Bool(rows.getBoolean(at));
        };
    }
}
