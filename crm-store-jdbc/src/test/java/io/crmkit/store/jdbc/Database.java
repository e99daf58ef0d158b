package io.crmkit.store.jdbc;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.sqlite.SQLiteDataSource;

/** The databases that the store is for, to run one test on each. */
enum Database {
    SQLITE {
        @Override
        DataSource create(Path directory) {
            SQLiteDataSource source = new SQLiteDataSource();
            source.setUrl("jdbc:sqlite:" + directory.resolve("crm.db"));
            return source;
        }
    },
    POSTGRESQL {
        @Override
        DataSource create(Path directory) throws SQLException {
            return TestPostgres.plain(TestPostgres.newDatabase());
        }
    };

    /** Makes an empty database; every connection is a new one, with autocommit on. */
    abstract DataSource create(Path directory) throws SQLException;

    static void run(DataSource source, String... statements) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Returns the first column of all rows. */
    static List<String> rows(DataSource source, String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> strings = new ArrayList<>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        }
    }
}
