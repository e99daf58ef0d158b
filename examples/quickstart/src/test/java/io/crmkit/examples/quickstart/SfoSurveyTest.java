package io.crmkit.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The SFO Customer Survey 2017 (DataSF, public domain). The file is not part of the project; it may lie beside it. */
class SfoSurveyTest {
    private static final Path MODULE = Path.of("").toAbsolutePath();
    private static final Path FILE = MODULE.resolve("../../../shared/data/sfo/2017_SFO_Customer_Survey.csv")
            .normalize();

    @TempDir
    private Path folder;

    @Test
    void givesThePublishedNumbers() throws Exception {
        assumeTrue(Files.isRegularFile(FILE), "skipped: there is no " + FILE);

        Run run = Run.of(List.of(FILE.toString(), "@" + MODULE.resolve("sfo-2017.args"), "--out", folder.toString()));

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("2,831 rows: 2,831 new, 0 unchanged, 0 rejected")
                .containsPattern("all +2,746 +85 +342 +968 +1,436 +39.839767 +\\[37.224906, 42.454628] +40.398436 ")
                .containsPattern("BAREA G +625 +27 +88 +243 +294 +32.960000 ")
                .containsPattern("all +2,688 +143 +4.064360 +\\[[^]]+] +82.068452 ")
                .containsPattern("all +2,319 +512 +4.210436 ")
                .contains("342 detractors: 342 cases opened")
                .contains("323 cases have something due at 2017-06-01 09:00 America/Los_Angeles");
        assertThat(Files.readString(folder.resolve("scores.json")))
                .contains("\"value\" : 39.839766933721776", "\"method\" : \"nps.wald\"", "\"detractors\" : 342");
        assertThat(Run.of(List.of(FILE.toString(), "@" + MODULE.resolve("sfo-2017.args"), "--out", folder.toString()))
                        .out())
                .contains("2,831 rows: 0 new, 2,831 unchanged, 0 rejected");
    }
}
