package io.crmkit.store.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL server of its own that is as durable as servers are, and whose processes can be killed. */
final class PostgresServer implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    private final Path data;
    private EmbeddedPostgres running;

    private PostgresServer(Path data) throws IOException {
        this.data = data;
        running = builder().start();
    }

    /**
     * Starts a server.
     *
     * @param folder where it keeps its data
     */
    static PostgresServer start(Path folder) throws IOException {
        return new PostgresServer(folder.resolve("data"));
    }

    private EmbeddedPostgres.Builder builder() {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // what a test server usually does without
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("restart_after_crash", "on")
                .setPGStartupWait(DEADLINE);
    }

    int port() {
        return running.getPort();
    }

    String url() {
        return running.getJdbcUrl("postgres", "postgres");
    }

    /** Returns a pool, as hosts have one; its connections can be told from others by {@code name}. */
    static HikariDataSource pool(String url, String name, int size) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.addDataSourceProperty("ApplicationName", name);
        config.setMaximumPoolSize(size);
        return new HikariDataSource(config);
    }

    /** Returns the processes that serve the connections with this name. */
    List<ProcessHandle> backends(String name) throws SQLException {
        List<ProcessHandle> processes = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT pid FROM pg_stat_activity WHERE application_name = '" + name + "'")) {
            while (rows.next()) {
                ProcessHandle.of(rows.getLong(1)).ifPresent(processes::add);
            }
        }
        return processes;
    }

    /** Waits until the server has recovered and answers. */
    void awaitUp() {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (true) {
            try (Connection connection = DriverManager.getConnection(url());
                    Statement statement = connection.createStatement()) {
                statement.execute("SELECT 1");
                return;
            } catch (SQLException recovering) {
                assertThat(System.nanoTime()).as("deadline of recovery").isLessThan(end);
            }
        }
    }

    /** Kills the server with all its processes, so that none of them can write another byte. */
    void killAll() throws IOException {
        ProcessHandle postmaster = postmaster();
        List<ProcessHandle> all = new ArrayList<>(postmaster.children().toList());
        all.add(0, postmaster);
        all.addAll(postmaster.children().toList()); // what it started meanwhile
        for (ProcessHandle process : all) {
            process.destroyForcibly();
        }
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (all.stream().anyMatch(ProcessHandle::isAlive)) {
            assertThat(System.nanoTime()).as("deadline of a kill").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private ProcessHandle postmaster() throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        return ProcessHandle.of(pid).orElseThrow();
    }

    /** Starts the server again, on the same data and port. */
    void restart() throws IOException {
        int port = running.getPort();
        running.close();
        running = builder().setPort(port).start();
    }

    @Override
    public void close() throws IOException {
        running.close();
    }
}
