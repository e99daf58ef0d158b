package io.crmkit.examples.quickstart;

import io.crmkit.core.error.CrmException;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.examples.quickstart.sample.SampleSurvey;
import io.crmkit.examples.quickstart.survey.CsvFile;
import io.crmkit.examples.quickstart.survey.LayoutException;
import io.crmkit.examples.quickstart.survey.SurveyLayout;
import io.crmkit.metrics.interval.NpsInterval;
import io.crmkit.recovery.calendar.WeeklyHours;
import io.crmkit.store.RecordStore;
import io.crmkit.store.jdbc.JdbcStore;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The command line. The only place that knows the clock of the machine. */
@Command(
        name = "quickstart",
        version = "CRM Kit quickstart 0.1.0",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        customSynopsis = {"quickstart [<survey.csv>] [options]", ""},
        header = "Turns a survey into scores, recovery cases and permissions to follow up.",
        description = {
            "Imports the rows of a survey file as customers, interactions and feedback into a SQLite file, prints NPS, CSAT and "
                    + "CES with intervals, opens a recovery case for every detractor of the last period, and asks for each "
                    + "of them whether a follow-up is permitted. Without a file it runs on a survey that it makes up. The same "
                    + "file can come again: nothing is imported twice.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done; rejected rows do not count as a failure",
            "1:failed: a file cannot be read or written, or the store failed",
            "2:wrong options, or columns that the file does not have"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  quickstart",
            "  quickstart answers.csv --id=customer --nps=recommend --csat=service:1..5 --blank=service=0,9 --date=day",
            "  quickstart answers.csv @answers.args     # options from a file, one on each line",
            "  quickstart --generate=1000000 -o big"
        })
public final class Quickstart implements Callable<Integer> {
    /** What a key of a survey may look like: it is part of ids. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._-]{1,40}");

    /** What the parser says of Java where it means the option. */
    private static final Pattern PARSER_WORDS =
            Pattern.compile(" to (?:class )?[\\w.]*?(\\w+)(?: \\(.*Exception.*\\))?$");

    private final PrintStream out;
    private final PrintStream err;
    private final InstantSource clock;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "<survey.csv>",
            description = "The file; its first line names the columns.")
    private @Nullable Path file;

    @ArgGroup(exclusive = false, validate = false, heading = "%nColumns of the file:%n", order = 1)
    private @Nullable LayoutOptions columns;

    @ArgGroup(exclusive = false, validate = false, heading = "%nFiles:%n", order = 2)
    private FileOptions files = new FileOptions();

    @ArgGroup(exclusive = false, validate = false, heading = "%nScores, cases and time:%n", order = 3)
    private BusinessOptions business = new BusinessOptions();

    @Option(
            names = "--generate",
            paramLabel = "N",
            description = "Without a file: how many people answer the made-up survey (default: 3000).")
    private int people = SampleSurvey.PEOPLE;

    @Option(names = "--seed", paramLabel = "N", description = "Makes up another survey.")
    private long seed = SampleSurvey.SEED;

    private Quickstart(PrintStream out, PrintStream err, InstantSource clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    /** Runs the program and ends the virtual machine with its exit code. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, InstantSource.system(), args));
    }

    /** Runs the program and returns its exit code. */
    static int run(PrintStream out, PrintStream err, InstantSource clock, String... args) {
        CommandLine command = new CommandLine(new Quickstart(out, err, clock));
        command.setOut(new java.io.PrintWriter(out, true, StandardCharsets.UTF_8));
        command.setErr(new java.io.PrintWriter(err, true, StandardCharsets.UTF_8));
        converters(command);
        command.setParameterExceptionHandler((wrong, line) -> {
            err.println(PARSER_WORDS.matcher(String.valueOf(wrong.getMessage())).replaceFirst(" to $1"));
            err.println("Try 'quickstart --help'.");
            return 2;
        });
        command.setExecutionExceptionHandler((failure, line, parsed) -> {
            err.println("quickstart: " + reason(failure));
            return failure instanceof LayoutException ? 2 : 1;
        });
        return command.execute(args);
    }

    /** What went wrong, without a stack trace; a bug of the program keeps it. */
    private static String reason(Exception failure) throws Exception {
        if (failure instanceof CrmException || failure instanceof LayoutException) {
            return String.valueOf(failure.getMessage());
        }
        Throwable cause = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        if (cause instanceof IOException) {
            return cause.getClass().getSimpleName() + ": " + cause.getMessage();
        }
        throw failure;
    }

    private static void converters(CommandLine command) {
        command.registerConverter(NpsInterval.class, text -> {
            try {
                return NpsInterval.valueOf(text.replace('-', '_').toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException unknown) {
                throw new TypeConversionException("'" + text + "' is not adjusted-wald, wald, score or trinomial-mean");
            }
        });
        command.registerConverter(WeeklyHours.class, text -> {
            try {
                return WeeklyHours.parse(text);
            } catch (InvalidInputException unfit) {
                throw new TypeConversionException("'" + text + "' " + unfit.rule());
            }
        });
    }

    @Override
    public Integer call() throws IOException, LayoutException {
        try {
            business.check();
            Walk walk = file == null ? onSample() : onFile(file);
            Path database = files.database().toAbsolutePath();
            Files.createDirectories(database.getParent());
            RecordStore.Factory store = JdbcStore.sqlite(database);
            walk.run(store, out, err);
            return 0;
        } catch (OptionException unfit) {
            throw new ParameterException(commandLine(), unfit.getMessage());
        }
    }

    private Walk onFile(Path survey) {
        OptionException.unless(columns != null, "--nps, --csat, --ces", "one of them is needed");
        OptionException.unless(Files.isRegularFile(survey), survey.toString(), "there is no such file");
        Instant now = business.now == null ? clock.instant() : business.now;
        return walk(files.csv(survey), columns == null ? new LayoutOptions() : columns, now);
    }

    private Walk onSample() throws IOException {
        OptionException.unless(columns == null, "columns", "can only be named along with a file");
        OptionException.unless(people >= 1, "--generate", "must be 1 or more");
        Files.createDirectories(files.out);
        Path survey = files.out.resolve("sample-" + people + ".csv");
        SampleSurvey.write(survey, people, seed);
        out.printf(Locale.ROOT, "A survey of %,d people was made up: %s%n%n", people, survey);
        LayoutOptions layout =
                CommandLine.populateCommand(new LayoutOptions(), SampleSurvey.ARGUMENTS.toArray(String[]::new));
        layout.survey = "sample-" + people + (seed == SampleSurvey.SEED ? "" : "-" + seed);
        Instant now = business.now == null
                ? SampleSurvey.dayAfter()
                        .atTime(LocalTime.of(9, 0))
                        .atZone(business.zone)
                        .toInstant()
                : business.now;
        return walk(files.csv(survey), layout, now);
    }

    private Walk walk(CsvFile csv, LayoutOptions options, Instant now) {
        SurveyLayout layout = options.layout(LocalDate.ofInstant(now, business.zone));
        String key = options.survey == null ? key(csv.path()) : options.survey;
        OptionException.unless(
                KEY.matcher(key).matches(),
                "--survey",
                "must be up to 40 letters, digits and . _ -, not '" + key + "'");
        return new Walk(key, csv, layout, files.out, business, now, clock);
    }

    /** The name of the file, without its ending, is the key of the survey. */
    private static String key(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private CommandLine commandLine() {
        return spec == null ? new CommandLine(this) : spec.commandLine();
    }
}
