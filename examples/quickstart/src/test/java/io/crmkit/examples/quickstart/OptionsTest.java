package io.crmkit.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OptionsTest {
    @TempDir
    private Path folder;

    private String survey = "";

    @BeforeEach
    void writeSurvey() throws Exception {
        survey = Files.writeString(folder.resolve("answers.csv"), "id,q,day\na,9,3\nb,2,4\n")
                .toString();
    }

    private Run run(List<String> args) {
        return Run.of(args, "--out", folder.resolve("out").toString());
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(List.of(), "--nps, --csat, --ces: one of them is needed"),
                Arguments.of(List.of("--id=id"), "--nps, --csat, --ces: one of them is needed"),
                Arguments.of(List.of("--nps=q:1..5"), "'--nps'"),
                Arguments.of(List.of("--csat=q:5..1"), "'--csat'"),
                Arguments.of(List.of("--csat=q:1..2"), "three ratings or more"),
                Arguments.of(List.of("--csat=q:1..5:easy"), "'--csat'"),
                Arguments.of(List.of("--ces=q:1..5:hard", "--nps=q"), "the file has no column q:1..5:hard"),
                Arguments.of(List.of("--nps=q", "--csat=q"), "--nps, --csat, --ces: name a column twice"),
                Arguments.of(List.of("--nps=q", "--nps=id"), "--nps: names more than one column"),
                Arguments.of(List.of("--nps=q", "--blank=r=1"), "--blank r: names no column"),
                Arguments.of(List.of("--nps=score"), "the file has no column score; it has id, q, day"),
                Arguments.of(List.of("--nps=q", "--survey-month=2026-03"), "--survey-month: needs --date"),
                Arguments.of(List.of("--nps=q", "--survey-date=2026-03-32"), "'--survey-date'"),
                Arguments.of(List.of("--nps=q", "--date=day", "--survey-date=2026-03-01"), "--survey-date: cannot"),
                Arguments.of(List.of("--nps=q", "--date=day", "--date-format=bogus"), "--date-format: is no pattern"),
                Arguments.of(List.of("--nps=q", "--consent=FAX=day"), "'--consent'"),
                Arguments.of(List.of("--nps=q", "--survey=a b"), "--survey: must be"),
                Arguments.of(List.of("--nps=q", "--delimiter=ab"), "--delimiter: must be one character"),
                Arguments.of(List.of("--nps=q", "--encoding=latin-99"), "'--encoding'"),
                Arguments.of(List.of("--nps=q", "--limit-due=0"), "--limit-due: must be 1 to 1000"),
                Arguments.of(List.of("--nps=q", "--last-period=P0D"), "--last-period: must be a day or more"),
                Arguments.of(List.of("--nps=q", "--hours=always"), "'--hours'"),
                Arguments.of(List.of("--nps=q", "--zone=Mars/Base"), "'--zone'"),
                Arguments.of(List.of("--nps=q", "--now=today"), "'--now'"),
                Arguments.of(List.of("--nps=q", "--nps-interval=exact"), "'--nps-interval'"),
                Arguments.of(List.of("--nps=q", "--colour"), "Unknown option: '--colour'"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void namesTheOptionThatIsWrong(List<String> options, String message) {
        Run run = run(Stream.concat(Stream.of(survey), options.stream()).toList());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message).doesNotContain("Exception", "\tat ");
    }

    @Test
    void refusesColumnsWithoutAFileAndAFileThatIsNotThere() {
        assertThat(run(List.of("--nps=q"))).satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("can only be named along with a file");
        });
        assertThat(run(List.of("nowhere.csv", "--nps=q"))).satisfies(run -> {
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.err()).contains("nowhere.csv: there is no such file");
        });
        assertThat(run(List.of("--generate=0")).err()).contains("--generate: must be 1 or more");
    }

    @Test
    void failsWithoutAStackTraceIfTheDatabaseIsNone() throws Exception {
        Path junk = Files.writeString(
                folder.resolve("junk.db"), "this is no database, but it is long enough to be one\n".repeat(50));

        Run run = run(List.of(survey, "--nps=q", "--db=" + junk));

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("quickstart: ").doesNotContain("\tat ");
    }

    @Test
    void explainsItself() {
        Run help = Run.of("--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("--nps=COLUMN", "--blank=COLUMN=CODE", "Exit codes:", "Examples:");
        assertThat(Run.of("--version").out()).contains("CRM Kit quickstart");
    }

    @Test
    void takesOptionsFromAFile() throws Exception {
        Path args = Files.writeString(folder.resolve("answers.args"), """
                # which column is which
                --nps=q
                --date=day
                --survey-month=2026-03
                """);

        Run run = run(List.of(survey, "@" + args));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("detractors from 2026-02-05 to 2026-03-04")
                .contains("1 detractors: 1 cases");
    }
}
