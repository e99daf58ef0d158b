package io.crmkit.metrics;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;

/**
 * Published data that are not part of the project: tests that need them are skipped, and reported as skipped, where the folder is
 * missing. It is {@code shared/data} beside the project unless the system property {@code crmkit.shared.data} names another.
 */
final class SharedData {
    private static final Path BESIDE_PROJECT = Path.of("..", "..", "shared", "data");

    private SharedData() {}

    static Path file(String name) {
        String folder = System.getProperty("crmkit.shared.data", BESIDE_PROJECT.toString());
        Path file = Path.of(folder).resolve(name);
        assumeThat(file).as("published data beside the project").exists();
        return file;
    }
}
