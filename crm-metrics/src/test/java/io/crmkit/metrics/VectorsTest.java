package io.crmkit.metrics;

import static io.crmkit.core.feedback.RatingScale.ZERO_TO_TEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.csat.Csat;
import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.vectors.Answer;
import io.crmkit.metrics.vectors.MetricVector;
import io.crmkit.metrics.vectors.MetricVectors;
import io.crmkit.metrics.vectors.VectorReport;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** This library, and implementations with known mistakes, against the vectors that it ships. */
class VectorsTest {
    private static Answer answer(MetricVector vector) {
        Vector row = Vector.of(vector);
        if (vector.file().filter(file -> !SfoSurvey.exists(file)).isPresent()) {
            return Answer.unsupported("needs the file " + vector.file().orElseThrow());
        }
        return switch (vector.metric()) {
            case "nps" -> NpsVectorsTest.answer(row);
            case "csat", "ces", "cxi" -> RatingVectorsTest.answer(row);
            case "proportion", "mean", "variance" -> IntervalVectorsTest.answer(row);
            case "percentile", "first_response_time", "sla_achievement" -> ServiceVectorsTest.answer(row);
            case "control_chart" -> ChartVectorsTest.answer(row);
            case "driver" -> DriverVectorsTest.answer(row);
            default -> Answer.unsupported("unknown metric " + vector.metric());
        };
    }

    private static List<MetricVector> rows(String... ids) {
        return MetricVectors.bundled().stream()
                .filter(vector -> List.of(ids).contains(vector.id()))
                .toList();
    }

    @Test
    void thisLibraryPassesEveryVector() {
        VectorReport report = VectorReport.of(MetricVectors.bundled(), VectorsTest::answer);

        assertThat(report.failed()).as(report.toString()).isEmpty();
        // only rows of the survey files may be left out, where the files are missing
        assertThat(report.skipped())
                .allSatisfy(result -> assertThat(result.vector().file()).isPresent());
        assertThat(report.passed().size() + report.skipped().size()).isEqualTo(244);
    }

    @Test
    void theMeanOfRatiosIsReportedByItsName() {
        VectorReport report = VectorReport.of(
                rows("NPS-POOL"),
                vector -> Answer.of(Vector.of(vector)
                        .input()
                        .get("groups")
                        .valueStream()
                        .mapToDouble(VectorsTest::netScore)
                        .average()
                        .orElseThrow()));

        assertThat(report.failed()).hasSize(1);
        assertThat(report.toString()).contains("NPS-POOL").contains("is the known mistake wrong_mean_of_ratios");
    }

    private static double netScore(JsonNode group) {
        double n = group.valueStream().mapToLong(JsonNode::asLong).sum();
        return 100 * (group.get(2).asLong() - group.get(0).asLong()) / n;
    }

    @Test
    void missingCodesTakenForRatingsAreReportedByTheirName() {
        List<MetricVector> traps = rows("SFO2017-NPS-TRAP", "SFO2014-Q7ALL-TRAP");
        assumeThat(traps).allMatch(trap -> SfoSurvey.exists(trap.file().orElseThrow()));

        VectorReport report = VectorReport.of(traps, vector -> {
            SfoSurvey survey = SfoSurvey.of(vector.file().orElseThrow());
            return vector.metric().equals("nps")
                    ? Answer.of(Nps.of(elevensAreTens(survey)).value().orElseThrow())
                    : Answer.of(Csat.mean(survey.tally("Q7ALL", new RatingScale(0, 6)))
                            .value()
                            .orElseThrow());
        });

        assertThat(report.failed())
                .extracting(
                        result -> result.vector().id() + " " + result.detail().split(",", 2)[0])
                .containsExactly(
                        "SFO2017-NPS-TRAP is the known mistake wrong_11_promoter",
                        "SFO2014-Q7ALL-TRAP is the known mistake wrong_mean");
    }

    private static RatingTally elevensAreTens(SfoSurvey survey) {
        RatingTally.Builder tally = RatingTally.builder(ZERO_TO_TEN);
        survey.rows().forEach(row -> tally.addText(row.getField("NETPRO").replace("11", "10")));
        return tally.build();
    }
}
