package io.crmkit.benchmarks.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The tables that a careful programmer makes for the customers of the benchmarks: one for each kind of fact with a typed column
 * for each, the same ways to find them, unique identifiers, stamps, a log of changes.
 */
final class NaturalTables {
    private NaturalTables() {}

    static void create(Database database, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : tables(database)) {
                statement.execute(sql);
            }
        }
    }

    private static List<String> tables(Database database) {
        return List.of(
                "CREATE TABLE customer (tenant TEXT NOT NULL, id TEXT NOT NULL, version BIGINT NOT NULL,"
                        + " kind TEXT NOT NULL, name TEXT NOT NULL, folded_name TEXT NOT NULL, given_name TEXT,"
                        + " family_name TEXT, lifecycle TEXT NOT NULL, status TEXT NOT NULL,"
                        + " created_at BIGINT NOT NULL, created_by TEXT NOT NULL, updated_at BIGINT NOT NULL,"
                        + " updated_by TEXT NOT NULL, PRIMARY KEY (tenant, id))",
                "CREATE INDEX customer_by_name ON customer (tenant, folded_name, id)",
                "CREATE INDEX customer_by_lifecycle ON customer (tenant, lifecycle, id)",
                "CREATE TABLE customer_email (tenant TEXT NOT NULL, customer TEXT NOT NULL, position INTEGER NOT NULL,"
                        + " raw TEXT NOT NULL, match_form TEXT NOT NULL, use TEXT NOT NULL,"
                        + " preference INTEGER NOT NULL, verification TEXT NOT NULL,"
                        + " PRIMARY KEY (tenant, customer, position))" + database.clustered(),
                "CREATE INDEX customer_email_by_match_form ON customer_email (tenant, match_form, customer)",
                "CREATE TABLE customer_identifier (tenant TEXT NOT NULL, customer TEXT NOT NULL,"
                        + " position INTEGER NOT NULL, scheme TEXT NOT NULL, value TEXT NOT NULL,"
                        + " normalized TEXT NOT NULL, strength TEXT NOT NULL,"
                        + " PRIMARY KEY (tenant, customer, position))" + database.clustered(),
                "CREATE UNIQUE INDEX customer_identifier_strong ON customer_identifier (tenant, scheme, normalized)"
                        + " WHERE strength = 'STRONG'",
                "CREATE TABLE change (seq " + database.numbered() + ", tenant TEXT NOT NULL, entity TEXT NOT NULL,"
                        + " id TEXT NOT NULL, kind TEXT NOT NULL, version BIGINT NOT NULL, at BIGINT NOT NULL,"
                        + " actor TEXT NOT NULL)");
    }
}
