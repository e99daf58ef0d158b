package io.crmkit.benchmarks.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.crmkit.benchmarks.match.Truth.Accuracy;
import io.crmkit.core.match.Link;
import io.crmkit.core.match.Links;
import io.crmkit.core.match.MatchModel;
import io.crmkit.core.match.MatchOutcome;
import io.crmkit.core.match.Matching;
import io.crmkit.core.match.RecordTable;
import io.crmkit.core.match.Training;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Accuracy on the published records of FEBRL. Weights are learned without labels from the records themselves. Skipped, and reported as
 * skipped, where the folder {@code ../shared/data} beside the project is missing.
 */
class FebrlTest {
    private static final Path DATA = Path.of(System.getProperty(
            "crmkit.shared.data", Path.of("..", "..", "shared", "data").toString()));
    private static final double EVERY_PAIR = -1e6;

    @ParameterizedTest(name = "{0}, soc_sec_id {1}")
    @CsvSource({
        "dataset1, true, 500, 0.975",
        "dataset1, false, 500, 0.945",
        "dataset2, true, 1934, 0.975",
        "dataset2, false, 1934, 0.945"
    })
    void records_of_one_person_are_found(
            String set, boolean withNumber, int truePairs, double leastF1, TestReporter reporter) throws IOException {
        Path file = DATA.resolve("febrl").resolve(set + ".csv");
        assumeThat(file).as("published data beside the project").exists();
        List<DirtyPeople.Row> rows = Febrl.read(file, withNumber);
        MatchModel start = Febrl.model(withNumber);
        RecordTable table = Truth.table(start, rows);

        Training training = Training.of(start, table, 1);
        Matching matching = Matching.of(training.model());
        Links links = matching.links(table);

        Accuracy matches = Accuracy.of(
                rows,
                links.links().stream()
                        .filter(link -> link.outcome() == MatchOutcome.MATCH)
                        .toList());
        Accuracy clusters = Accuracy.of(rows, pairs(matching.clusters(table, links)));
        Accuracy blocks = Accuracy.of(
                rows,
                Matching.of(training.model().withReviewBits(EVERY_PAIR))
                        .links(table)
                        .links());
        String report = String.format(
                Locale.ROOT,
                "%s %s soc_sec_id: matches P %.4f R %.4f F1 %.4f, clusters P %.4f R %.4f F1 %.4f, blocking recall %.4f,"
                        + " pairs compared %d, for review %d",
                set,
                withNumber ? "with" : "without",
                matches.precision(),
                matches.recall(),
                matches.f1(),
                clusters.precision(),
                clusters.recall(),
                clusters.f1(),
                blocks.recall(),
                links.compared(),
                links.count(MatchOutcome.REVIEW));
        reporter.publishEntry("accuracy", report);
        assertThat(Truth.pairs(rows)).hasSize(truePairs);
        assertThat(matches.precision()).as(report).isGreaterThanOrEqualTo(0.995);
        assertThat(matches.f1()).as(report).isGreaterThanOrEqualTo(leastF1);
        assertThat(clusters.f1()).as(report).isGreaterThanOrEqualTo(leastF1);
        assertThat(training.matches())
                .as("matches, as expected without labels")
                .isBetween(0.95 * truePairs, 1.05 * truePairs);
    }

    private static List<Link> pairs(List<List<Integer>> clusters) {
        List<Link> pairs = new ArrayList<>();
        for (List<Integer> cluster : clusters) {
            for (int i = 0; i < cluster.size(); i++) {
                for (int j = i + 1; j < cluster.size(); j++) {
                    pairs.add(new Link(cluster.get(i), cluster.get(j), 0, MatchOutcome.MATCH));
                }
            }
        }
        return pairs;
    }
}
