package io.crmkit.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crmkit.examples.quickstart.sample.SampleSurvey;
import io.crmkit.examples.quickstart.survey.CsvFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import picocli.CommandLine;

/** Walks that are not started from the command line. */
final class Walks {
    private Walks() {}

    /** Returns the walk over a sample of this size. */
    static Walk sample(Path out, int people) throws IOException {
        Instant now =
                SampleSurvey.dayAfter().atStartOfDay(java.time.ZoneOffset.UTC).toInstant();
        Path csv = out.resolve("sample.csv");
        SampleSurvey.write(csv, people, SampleSurvey.SEED);
        LayoutOptions layout =
                CommandLine.populateCommand(new LayoutOptions(), SampleSurvey.ARGUMENTS.toArray(String[]::new));
        return new Walk(
                "sample",
                new CsvFile(csv, UTF_8, Optional.empty()),
                layout.layout(SampleSurvey.dayAfter()),
                out,
                new BusinessOptions(),
                now,
                InstantSource.fixed(now));
    }
}
