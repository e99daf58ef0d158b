package io.crmkit.metrics;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.ces.Ces;
import io.crmkit.metrics.csat.Csat;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.interval.ProportionInterval;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.rating.WeightedTally;
import io.crmkit.metrics.score.Direction;
import io.crmkit.metrics.score.MeanScore;
import io.crmkit.metrics.score.ScoreDefinition;
import io.crmkit.metrics.score.ShareScore;
import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of {@code metrics_vectors.csv} on CSAT and CES; a row that no branch knows fails. */
class RatingVectorsTest {
    static Stream<Vector> vectors() {
        return Vector.of("csat", "ces");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void agreesWithTheNumbersOfOthers(Vector row) {
        switch (row.method()) {
            case "counts: valid; histogram 1..5" -> {
                RatingTally tally = surveyTally(row);
                row.check(numbers(LongStream.of(tally.responses()), tally.counts()));
            }
            case "mean; top-2-box percent" -> {
                RatingTally tally = histogram(row);
                boolean ces = row.metric().equals("ces");
                row.check(
                        (ces ? Ces.easyMean(tally) : Csat.mean(tally)).value().orElseThrow(),
                        (ces ? Ces.easyPercent(tally) : Csat.top2Box(tally))
                                .value()
                                .orElseThrow());
            }
            case "percent easy (answers 4-5 of 5)" ->
                row.check(Ces.easyPercent(histogram(row)).value().orElseThrow());
            case "top-1 percent; bottom-2 percent; net percent; 0-100 rescale of mean" -> {
                RatingTally tally = histogram(row);
                ScoreDefinition bottom = ScoreDefinition.share("bottom2", ONE_TO_FIVE, Direction.LOWER_IS_BETTER, 1, 2);
                ScoreDefinition net = ScoreDefinition.net("net", ONE_TO_FIVE, Direction.HIGHER_IS_BETTER, 2, 4);
                row.check(
                        Csat.topBox(tally).value().orElseThrow(),
                        new ShareScore(bottom, tally).value().orElseThrow(),
                        value(new NpsScore(net, tally)),
                        100 * (Csat.mean(tally).value().orElseThrow() - 1) / 4);
            }
            case "mean: sample sd; t interval" -> {
                MeanScore mean = Csat.mean(histogram(row));
                ConfidenceInterval interval = mean.interval(0.95).orElseThrow();
                row.check(mean.standardDeviation().orElseThrow(), interval.lower(), interval.upper());
            }
            case "top-2-box percent: interval wilson" -> row.check(top2(row, ProportionInterval.WILSON));
            case "top-2-box percent: interval agresti-coull" -> row.check(top2(row, ProportionInterval.AGRESTI_COULL));
            case "top-2-box percent: interval clopper-pearson" ->
                row.check(top2(row, ProportionInterval.CLOPPER_PEARSON));
            case "top-2-box percent: interval normal" -> row.check(top2(row, ProportionInterval.NORMAL));
            case "weighted: mean; top-2-box percent; Kish nEff" -> {
                WeightedTally tally = survey(row)
                        .weighted(row.input().get("column").asString(), ONE_TO_FIVE, SfoSurvey.MISSING_1_TO_5);
                row.check(
                        Csat.mean(tally).value().orElseThrow(),
                        Csat.top2Box(tally).value().orElseThrow(),
                        tally.effectiveResponses().orElseThrow());
            }
            case "wrong result to avoid: mean with codes 0 and 6 left in" -> {
                RatingScale wrong = new RatingScale(0, 6);
                RatingTally codesAsRatings =
                        survey(row).tally(row.input().get("column").asString(), wrong, "Blank");
                row.check(Csat.mean(codesAsRatings).value().orElseThrow());
                assertThat(Csat.mean(surveyTally(row)).value().orElseThrow())
                        .isNotCloseTo(Csat.mean(codesAsRatings).value().orElseThrow(), within(0.01));
            }
            default -> throw new AssertionError("unknown method in " + row);
        }
    }

    private static RatingTally histogram(Vector row) {
        return RatingTally.ofCounts(ONE_TO_FIVE, row.counts("hist1to5"));
    }

    private static double value(NpsScore score) {
        return score.value().orElseThrow();
    }

    private static double[] top2(Vector row, ProportionInterval method) {
        ConfidenceInterval interval =
                Csat.top2Box(histogram(row)).interval(0.95, method).orElseThrow();
        return new double[] {interval.lower(), interval.upper()};
    }

    private static SfoSurvey survey(Vector row) {
        return SfoSurvey.of(row.input().get("file").asString());
    }

    private static RatingTally surveyTally(Vector row) {
        return survey(row).tally(row.input().get("column").asString(), ONE_TO_FIVE, SfoSurvey.MISSING_1_TO_5);
    }

    private static double[] numbers(LongStream first, long[] then) {
        return LongStream.concat(first, Arrays.stream(then)).asDoubleStream().toArray();
    }
}
