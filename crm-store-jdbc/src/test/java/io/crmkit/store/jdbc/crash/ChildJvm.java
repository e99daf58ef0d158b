package io.crmkit.store.jdbc.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A JVM with the class path of the tests, and the lines that it prints. */
final class ChildJvm implements AutoCloseable {
    private static final long DEADLINE = 60;

    private final Process process;
    private final Path errors;
    private final PrintStream input;
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();

    private ChildJvm(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        this.input = new PrintStream(process.getOutputStream(), true);
        Thread reader = new Thread(this::read, "lines of a child");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts a main class.
     *
     * @param scratch where it may leave files when it is killed
     */
    static ChildJvm start(Path scratch, Class<?> main, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", // it does not live long
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-Dorg.sqlite.tmpdir=" + Files.createDirectories(scratch),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Path errors = scratch.resolve("errors.txt");
        return new ChildJvm(
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.appendTo(errors.toFile()))
                        .start(),
                errors);
    }

    private void read() {
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(Optional.of(line));
            }
        } catch (IOException killed) {
            // what it printed before has been read
        }
        lines.add(Optional.empty());
    }

    /** Returns the next line that the child prints; empty when it has ended. */
    Optional<String> line() throws InterruptedException {
        Optional<String> line = lines.poll(DEADLINE, TimeUnit.SECONDS);
        assertThat(line).as("line of a child within the deadline").isNotNull();
        return line;
    }

    /** Waits for the next line; fails, with what went wrong in the child, if it has ended. */
    String next() throws Exception {
        Optional<String> line = line();
        assertThat(line).as("line of a child; errors: %s", errors()).isPresent();
        return line.orElseThrow();
    }

    /** Waits for the next line; fails if it is another one. */
    void expect(String line) throws Exception {
        assertThat(next()).isEqualTo(line);
    }

    /** Returns what it wrote to its error stream. */
    String errors() throws IOException {
        return Files.readString(errors);
    }

    /** Gives the child a line to read. */
    void send(String line) {
        input.println(line);
    }

    /** Kills the process as the system does, without a word to it. What it printed before can still be read. */
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly(); // the process itself would close its streams as well
        process.waitFor();
    }

    /** Tells the child that there is no more to do; fails unless it ends well. */
    void end() throws Exception {
        input.close();
        assertThat(process.waitFor(DEADLINE, TimeUnit.SECONDS))
                .as("end of a child")
                .isTrue();
        assertThat(process.exitValue())
                .as("end of a child; errors: %s", errors())
                .isZero();
    }

    /** Sees to it that nothing is left running. */
    @Override
    public void close() {
        process.destroyForcibly();
        input.close();
    }
}
