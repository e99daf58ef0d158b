package io.crmkit.metrics;

import static io.crmkit.core.feedback.RatingScale.ONE_TO_FIVE;

import io.crmkit.metrics.ces.Ces;
import io.crmkit.metrics.csat.Csat;
import io.crmkit.metrics.cxi.Cxi;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.interval.ProportionInterval;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.rating.WeightedTally;
import io.crmkit.metrics.score.Direction;
import io.crmkit.metrics.score.MeanScore;
import io.crmkit.metrics.score.ScoreDefinition;
import io.crmkit.metrics.score.ShareScore;
import io.crmkit.metrics.vectors.Answer;
import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rows of {@code metrics_vectors.csv} on CSAT, CES and CXi; a row that no branch knows fails. */
class RatingVectorsTest {
    static Stream<Vector> vectors() {
        return Vector.of("csat", "ces", "cxi");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void agreesWithTheNumbersOfOthers(Vector row) {
        row.check(answer(row));
    }

    static Answer answer(Vector row) {
        return switch (row.method()) {
            case "counts: valid; histogram 1..5" -> {
                RatingTally tally = surveyTally(row);
                yield Answer.of(numbers(LongStream.of(tally.responses()), tally.counts()));
            }
            case "mean; top-2-box percent" -> {
                RatingTally tally = histogram(row);
                boolean ces = row.metric().equals("ces");
                yield Answer.of(
                        (ces ? Ces.easyMean(tally) : Csat.mean(tally)).value().orElseThrow(),
                        (ces ? Ces.easyPercent(tally) : Csat.top2Box(tally))
                                .value()
                                .orElseThrow());
            }
            case "percent easy (answers 4-5 of 5)" ->
                Answer.of(Ces.easyPercent(histogram(row)).value().orElseThrow());
            case "top-1 percent; bottom-2 percent; net percent; 0-100 rescale of mean" -> {
                RatingTally tally = histogram(row);
                ScoreDefinition bottom = ScoreDefinition.share("bottom2", ONE_TO_FIVE, Direction.LOWER_IS_BETTER, 1, 2);
                yield Answer.of(
                        Csat.topBox(tally).value().orElseThrow(),
                        new ShareScore(bottom, tally).value().orElseThrow(),
                        value(Csat.net(tally)),
                        Csat.rescaled(tally).value().orElseThrow());
            }
            case "mean: sample sd; t interval" -> {
                MeanScore mean = Csat.mean(histogram(row));
                ConfidenceInterval interval = mean.interval(0.95).orElseThrow();
                yield Answer.of(mean.standardDeviation().orElseThrow(), interval.lower(), interval.upper());
            }
            case "top-2-box percent: interval wilson" -> Answer.of(top2(row, ProportionInterval.WILSON));
            case "top-2-box percent: interval agresti-coull" -> Answer.of(top2(row, ProportionInterval.AGRESTI_COULL));
            case "top-2-box percent: interval clopper-pearson" ->
                Answer.of(top2(row, ProportionInterval.CLOPPER_PEARSON));
            case "top-2-box percent: interval normal" -> Answer.of(top2(row, ProportionInterval.NORMAL));
            case "weighted: mean; top-2-box percent; Kish nEff" -> {
                WeightedTally tally = survey(row)
                        .weighted(row.input().get("column").asString(), ONE_TO_FIVE, SfoSurvey.MISSING_1_TO_5);
                yield Answer.of(
                        Csat.mean(tally).value().orElseThrow(),
                        Csat.top2Box(tally).value().orElseThrow(),
                        tally.effectiveResponses().orElseThrow());
            }
            case "wrong result to avoid: mean with codes 0 and 6 left in" ->
                Answer.of(Csat.mean(surveyTally(row)).value().orElseThrow());
            case "net easy percent (4-5 minus 1-2)" -> Answer.of(value(Ces.netEasy(histogram(row))));
            case "mean over needs ease emotion of (percent>=4 - percent<=2)" ->
                Answer.of(Cxi.of(ratings(row, "needs"), ratings(row, "ease"), ratings(row, "emotion"))
                        .value()
                        .orElseThrow());
            default -> throw new AssertionError("unknown method in " + row);
        };
    }

    private static RatingTally histogram(Vector row) {
        return RatingTally.ofCounts(ONE_TO_FIVE, row.counts("hist1to5"));
    }

    private static RatingTally ratings(Vector row, String field) {
        return RatingTally.of(
                ONE_TO_FIVE,
                LongStream.of(row.counts(field)).mapToInt(Math::toIntExact).toArray());
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
