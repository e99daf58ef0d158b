package io.crmkit.metrics;

import static org.assertj.core.api.Assumptions.assumeThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.rating.WeightedTally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file of the San Francisco airport survey (public domain, DataSF). It is not part of the project: tests that need it are
 * skipped, and reported as skipped, where the folder {@code ../shared/data} beside the project is missing.
 */
final class SfoSurvey {
    /** "N/A", "blank" and the text that 2017 writes for it, of the questions with ratings 1 to 5. */
    static final String[] MISSING_1_TO_5 = {"6", "0", "Blank"};

    private static final Path DATA = Path.of("..", "..", "shared", "data");
    private static final Map<String, SfoSurvey> READ = new ConcurrentHashMap<>();

    private final List<NamedCsvRecord> rows;

    private SfoSurvey(List<NamedCsvRecord> rows) {
        this.rows = rows;
    }

    static boolean exists(String file) {
        return Files.exists(DATA.resolve(file));
    }

    static SfoSurvey of(String file) {
        assumeThat(DATA.resolve(file)).as("survey data beside the project").exists();
        return READ.computeIfAbsent(file, name -> {
            try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(DATA.resolve(name))) {
                return new SfoSurvey(reader.stream().toList());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    List<NamedCsvRecord> rows() {
        return rows;
    }

    RatingTally tally(String column, RatingScale scale, String... missing) {
        RatingTally.Builder tally = RatingTally.builder(scale, missing);
        rows.forEach(row -> tally.addText(row.getField(column)));
        return tally.build();
    }

    WeightedTally weighted(String column, RatingScale scale, String... missing) {
        WeightedTally.Builder tally = WeightedTally.builder(scale, missing);
        rows.forEach(row -> tally.addText(row.getField(column), Double.parseDouble(row.getField("WEIGHT"))));
        return tally.build();
    }
}
