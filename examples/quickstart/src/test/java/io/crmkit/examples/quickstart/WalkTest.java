package io.crmkit.examples.quickstart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.store.RecordStore;
import io.crmkit.store.jdbc.JdbcStore;
import io.crmkit.store.memory.MemoryStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalkTest {
    private static final List<String> OPTIONS = List.of(
            "--nps=nps",
            "--csat=csat",
            "--ces=ces:1..5:effort",
            "--segment=group",
            "--date=day",
            "--now=2026-02-01T09:00:00Z");

    @TempDir
    private Path folder;

    private Run run(String csv, String... options) throws Exception {
        Path file = Files.writeString(folder.resolve("answers.csv"), csv);
        List<String> files = List.of(file.toString(), "--out", folder.toString());
        return Run.of(Stream.of(files, OPTIONS, List.of(options))
                .flatMap(List::stream)
                .toList());
    }

    private String report() throws Exception {
        return Files.readString(folder.resolve("report.html"));
    }

    @Test
    void givesTheSameScoresOnEveryStore() throws Exception {
        String onSqlite = scores(JdbcStore.sqlite(folder.resolve("one.db")));
        String inMemory = scores(MemoryStore.create());

        assertThat(inMemory).isEqualTo(onSqlite).contains("\"id\" : \"nps.weighted\"");
    }

    private String scores(RecordStore.Factory store) throws Exception {
        Path out = Files.createDirectories(folder.resolve("results"));
        Walk walk = Walks.sample(out, 400);
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        walk.run(store, new PrintStream(printed, true, UTF_8), new PrintStream(printed, true, UTF_8));
        return Files.readString(out.resolve("scores.json"));
    }

    @Test
    void leavesWhatIsThereAndAddsTheRowsOfALongerFile() throws Exception {
        run("id,nps,csat,ces,group,day\na,9,5,1,x,2026-01-05\n");
        Run longer = run("id,nps,csat,ces,group,day\na,2,5,1,x,2026-01-05\nb,0,1,5,y,2026-01-06\n");

        assertThat(longer.out())
                .contains("2 rows: 1 new, 1 unchanged, 0 rejected")
                .containsPattern("all +2 +0 +1 +0 +1");
    }

    @Test
    void rejectsWhoComesTwiceInOneFileInEveryRun() throws Exception {
        String file = "id,nps,csat,ces,group,day\na,9,5,1,x,2026-01-05\na,0,5,1,x,2026-01-05\n";

        assertThat(run(file).out()).contains("2 rows: 1 new, 0 unchanged, 1 rejected");
        assertThat(run(file).out()).contains("2 rows: 0 new, 1 unchanged, 1 rejected");
    }

    @Test
    void rejectsAnswersFromTheFutureAndValuesThatTheModelRefuses() throws Exception {
        run("id,nps,csat,ces,group,day,land\na,9,5,1,x,2026-02-02,DE\nb,9,5,1,x,2026-01-02,Narnia\n", "--country=land");

        assertThat(Files.readString(folder.resolve("rejects.csv")))
                .contains("2,the date lies in the future,a")
                .contains("3,customer.jurisdiction must be an ISO 3166-1 alpha-2 or ISO 3166-2 code,b");
    }

    @Test
    void doubtsTheEncodingOfAFileThatIsNotUtf8() throws Exception {
        Path file = folder.resolve("latin.csv");
        Files.write(file, "id,nps,csat,ces,group,day\na,9,5,1,Stra\u00DFe,2026-01-05\n".getBytes(ISO_8859_1));
        List<String> args = Stream.of(List.of(file.toString(), "--out", folder.toString()), OPTIONS)
                .flatMap(List::stream)
                .toList();

        assertThat(Run.of(args).err()).contains("1 cells cannot be read as UTF-8; is --encoding right?");
        assertThat(Run.of(args, "--encoding=ISO-8859-1", "--survey=again")).satisfies(run -> {
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).contains("group Stra\u00DFe");
        });
    }

    @Test
    void saysThatThereIsNoValueInsteadOfZero() throws Exception {
        Run run = run("id,nps,csat,ces,group,day\na,,,,x,2026-01-05\n");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).containsPattern("all +0 +1 +0 +0 +0 +no answers +-\n");
        assertThat(report()).contains("no answers").doesNotContain("NaN");
        assertThat(Files.readString(folder.resolve("scores.json"))).doesNotContain("\"value\"", "NaN");
    }

    @Test
    void computesEffortOnTheScaleAndInTheDirectionOfTheQuestion() throws Exception {
        assertThat(run("id,nps,csat,ces,group,day\na,9,5,1,x,2026-01-05\nb,9,5,4,x,2026-01-05\n")
                        .out())
                .contains("Customer effort (CES): ces, 1..5, low is easy")
                .containsPattern("ces\\.v1 +95 % interval\n +all +2 +0 +2\\.500000");
    }

    @Test
    void writesAPageThatNeedsNothingElse() throws Exception {
        run(
                "id,nps,csat,ces,group,day,name\na,9,5,1,<script>alert('x')</script>,2026-01-05,<b>Ada</b>\n",
                "--name=name");

        assertThat(report())
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;")
                .doesNotContain("<script", "<b>", "Ada", "@import", "url(", "<link", "<img");
        assertThat(report().replaceAll("http://www\\.w3\\.org/[^']+|http://www\\.jfree\\.org/[^']+", ""))
                .doesNotContain("http:", "https:");
    }

    @Test
    void drawsChartsThatAScreenReaderCanTell() throws Exception {
        run("id,nps,csat,ces,group,day\na,9,5,1,x,2026-01-05\nb,0,1,5,y,2026-01-06\n");

        Matcher charts = Pattern.compile("<svg [^>]*>").matcher(report());
        assertThat(charts.results().map(found -> found.group()))
                .hasSize(7)
                .allSatisfy(svg -> assertThat(svg).contains("role='img'").contains("aria-labelledby="));
        assertThat(report()).contains("Rating 9: 1 answers, 50.0 %").doesNotContain("font-family:sans", "rgb(1,2");
        assertThat(Pattern.compile("<svg id='([^']+)'|role='img'[^>]* id='([^']+)'")
                        .matcher(report())
                        .results()
                        .map(found -> found.group(2)))
                .doesNotHaveDuplicates();
    }
}
