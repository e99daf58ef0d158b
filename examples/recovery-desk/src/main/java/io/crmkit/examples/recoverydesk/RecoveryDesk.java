package io.crmkit.examples.recoverydesk;

import io.crmkit.core.Crm;
import io.crmkit.core.error.CrmException;
import io.crmkit.examples.recoverydesk.report.DeskPage;
import io.crmkit.examples.recoverydesk.report.DeskText;
import io.crmkit.examples.recoverydesk.story.Aftermath;
import io.crmkit.examples.recoverydesk.story.Desk;
import io.crmkit.examples.recoverydesk.story.Disruption;
import io.crmkit.examples.recoverydesk.story.StoryClock;
import io.crmkit.examples.recoverydesk.story.StoryEnd;
import io.crmkit.store.jdbc.JdbcStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line. */
@Command(
        name = "recovery-desk",
        version = "CRM Kit recovery desk 0.1.0",
        mixinStandardHelpOptions = true,
        header = "Tells the story of one airline disruption, on a SQLite file.",
        description = {
            "500 signals become one incident; customers complain, are acknowledged, compensated within limits, asked afterwards, and told "
                    + "what has changed. Prints what customer and manager see, and writes a page. The clock and the seed are fixed, so "
                    + "every run tells the same.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed: a file cannot be written, or the store failed", "2:wrong options"})
public final class RecoveryDesk implements Callable<Integer> {
    private static final long SEED = 482;

    private final PrintStream out;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description =
                    "The folder of the store and the page (default: ${DEFAULT-VALUE}). A store of an earlier run is replaced.")
    private Path folder = Path.of("recovery-desk-out");

    @Option(
            names = "--customers",
            paramLabel = "N",
            description = "How many customers the disruption hits, 20 to 5,000 (default: ${DEFAULT-VALUE}).")
    private int customers = 500;

    private RecoveryDesk(PrintStream out) {
        this.out = out;
    }

    /** Runs the program and ends the virtual machine with its exit code. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, args));
    }

    /** Runs the program and returns its exit code. */
    static int run(PrintStream out, PrintStream err, String... args) {
        CommandLine command = new CommandLine(new RecoveryDesk(out));
        command.setOut(new java.io.PrintWriter(out, true, StandardCharsets.UTF_8));
        command.setErr(new java.io.PrintWriter(err, true, StandardCharsets.UTF_8));
        command.setExecutionExceptionHandler((failure, line, parsed) -> {
            if (failure instanceof IOException || failure instanceof CrmException) {
                err.println("recovery-desk: " + failure.getMessage());
                return 1;
            }
            throw failure;
        });
        return command.execute(args);
    }

    @Override
    public Integer call() throws IOException {
        if (customers < 20 || customers > 5_000) {
            out.println("recovery-desk: --customers must be 20 to 5,000");
            return 2;
        }
        Files.createDirectories(folder);
        for (String part : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(folder.resolve("recovery-desk.db" + part));
        }
        StoryClock clock = new StoryClock(Disruption.BEGIN);
        Random random = new Random(SEED);
        try (Crm crm = Crm.builder(JdbcStore.sqlite(folder.resolve("recovery-desk.db")))
                .clock(clock)
                .random(random)
                .build()) {
            Desk desk = new Desk(crm, clock, out);
            Disruption disruption = new Disruption(desk, customers);
            disruption.run();
            StoryEnd end = new Aftermath(desk, disruption, random).run();
            out.print(DeskText.of(end));
            Path page = folder.resolve("report.html");
            Files.writeString(page, DeskPage.of(end));
            out.println("Written: " + page);
        }
        return 0;
    }
}
