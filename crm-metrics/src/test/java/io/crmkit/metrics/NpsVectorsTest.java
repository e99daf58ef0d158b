package io.crmkit.metrics;

import static io.crmkit.core.feedback.RatingScale.ZERO_TO_TEN;

import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.comparison.NpsComparison;
import io.crmkit.metrics.comparison.SignificanceTest;
import io.crmkit.metrics.interval.ConfidenceInterval;
import io.crmkit.metrics.interval.NpsInterval;
import io.crmkit.metrics.interval.WeightedInterval;
import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.rating.WeightedTally;
import io.crmkit.metrics.sample.SampleSize;
import io.crmkit.metrics.score.Direction;
import io.crmkit.metrics.score.MeanScore;
import io.crmkit.metrics.score.ScoreDefinition;
import io.crmkit.metrics.score.WeightedScore;
import io.crmkit.metrics.vectors.Answer;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The rows of {@code metrics_vectors.csv} on NPS; a row that no branch knows fails. */
class NpsVectorsTest {
    private static final ScoreDefinition CUSTOM =
            ScoreDefinition.net("nps.custom", new RatingScale(0, 15), Direction.HIGHER_IS_BETTER, 6, 9);

    static Stream<Vector> vectors() {
        return Vector.of("nps");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void agreesWithTheNumbersOfOthers(Vector row) {
        row.check(answer(row));
    }

    static Answer answer(Vector row) {
        return switch (row.method()) {
            case "score", "score (text answers must not be compared as strings)" -> Answer.of(value(score(row)));
            case "variance divisor n" -> Answer.of(variance(score(row)) / 10_000);
            case "standard error divisor n", "standard error (-1..1)" ->
                Answer.of(score(row).standardError().orElseThrow() / 100);
            case "counts and score", "detractors; passives; promoters; score" -> {
                NpsScore score = score(row);
                yield Answer.of(
                        (double) score.detractors(),
                        (double) score.passives(),
                        (double) score.promoters(),
                        value(score));
            }
            case "score custom breaks detractor 0-6 passive 7-8 promoter 9-15" ->
                Answer.of(value(new NpsScore(CUSTOM, answers(row, CUSTOM.scale()))));
            case "variance custom breaks" ->
                Answer.of(variance(new NpsScore(CUSTOM, answers(row, CUSTOM.scale()))) / 10_000);
            case "rejects" -> rejects(row);
            case "interval wald (unclipped)", "interval wald" -> Answer.of(raw(row, NpsInterval.WALD));
            case "interval trinomial mean (n-1; normal quantile; unclipped)" ->
                Answer.of(raw(row, NpsInterval.TRINOMIAL_MEAN));
            case "interval score (Tango-type)" -> Answer.of(raw(row, NpsInterval.SCORE));
            case "adjusted wald: centre; lower; upper (unclipped)", "adjusted wald: centre; lower; upper" -> {
                double[] ends = raw(row, NpsInterval.ADJUSTED_WALD);
                yield Answer.of((ends[0] + ends[1]) / 2, ends[0], ends[1]);
            }
            case "adjusted wald clipped to [-100 100]" -> {
                ConfidenceInterval interval = score(row).interval(0.95).orElseThrow();
                yield Answer.of(interval.lower(), interval.upper());
            }
            case "two-sample wald: difference a-b; se; z" -> difference(row, NpsComparison.WALD);
            case "two-sample wald: two-sided p" ->
                Answer.of(test(row, NpsComparison.WALD).pValue());
            case "two-sample adjusted wald (3 added to each sample): difference a-b; se; z" ->
                difference(row, NpsComparison.ADJUSTED_WALD);
            case "two-sample adjusted wald (3 added to each sample): two-sided p" ->
                Answer.of(test(row, NpsComparison.ADJUSTED_WALD).pValue());
            case "sample size wald" ->
                Answer.of((double) SampleSize.forMargin(
                        10_000 * row.input().get("variance").asDouble(),
                        100 * row.input().get("margin").asDouble(),
                        row.input().get("confidence").asDouble()));
            case "pooled score over groups (not mean of group scores)" -> pooled(row);
            case "mean likelihood to recommend" -> {
                RatingTally tally = RatingTally.ofCounts(ZERO_TO_TEN, row.counts("hist0to10"));
                ScoreDefinition mean = ScoreDefinition.mean("recommend.mean", ZERO_TO_TEN, Direction.HIGHER_IS_BETTER);
                yield Answer.of(new MeanScore(mean, tally).value().orElseThrow());
            }
            case "score by group: n; score" -> byGroup(row);
            case "counts: rows; valid; excluded; histogram 0..10" -> {
                RatingTally tally = survey(row).tally("NETPRO", ZERO_TO_TEN, "11");
                yield Answer.of(numbers(
                        LongStream.of(
                                tally.rows(),
                                tally.responses(),
                                tally.excluded().total()),
                        tally.counts()));
            }
            case "weighted: score; Kish nEff; linearised se (-1..1)" -> {
                WeightedTally.Builder toy = WeightedTally.builder(ZERO_TO_TEN);
                for (JsonNode pair : row.input().get("answers_weights")) {
                    toy.add(pair.get(0).asInt(), pair.get(1).asDouble());
                }
                WeightedScore score = Nps.of(toy.build());
                yield Answer.of(
                        score.value().orElseThrow(),
                        score.effectiveResponses().orElseThrow(),
                        error(score, WeightedInterval.LINEARISED));
            }
            case "weighted: sum of weights; score" -> {
                WeightedScore score = weightedNps(row);
                yield Answer.of(
                        score.tally().weight().doubleValue(), score.value().orElseThrow());
            }
            case "weighted: Kish nEff" ->
                Answer.of(weightedNps(row).effectiveResponses().orElseThrow());
            case "weighted: se from Kish nEff; linearised se (-1..1)" ->
                Answer.of(
                        error(weightedNps(row), WeightedInterval.KISH),
                        error(weightedNps(row), WeightedInterval.LINEARISED));
            case "wrong results to avoid: code 11 as promoter; blank as passive" ->
                Answer.of(value(Nps.of(survey(row).tally("NETPRO", ZERO_TO_TEN, "11"))));
            default -> throw new AssertionError("unknown method in " + row);
        };
    }

    /** An empty sample is no error here, but has no value; an answer that is no rating is counted apart, and so not used. */
    private static Answer rejects(Vector row) {
        RatingTally tally = answers(row, ZERO_TO_TEN);
        boolean refused = tally.responses() == 0 ? score(row).value().isEmpty() : tally.responses() < tally.rows();
        return refused ? Answer.refused() : Answer.of(value(score(row)));
    }

    private static Answer pooled(Vector row) {
        RatingTally pooled = RatingTally.of();
        for (JsonNode group : row.input().get("groups")) {
            pooled = pooled.merge(groups(
                    group.get(0).asLong(), group.get(1).asLong(), group.get(2).asLong()));
        }
        return Answer.of(value(Nps.of(pooled)));
    }

    /** The estimate in points, its standard error on the scale -1 to 1. */
    private static Answer difference(Vector row, NpsComparison method) {
        SignificanceTest test = test(row, method);
        return Answer.of(test.estimate(), test.standardError() / 100, test.statistic());
    }

    private static SignificanceTest test(Vector row, NpsComparison method) {
        return method.of(sample(row.counts("a")), sample(row.counts("b")), 0.95)
                .orElseThrow()
                .test()
                .orElseThrow();
    }

    private static NpsScore sample(long[] counts) {
        return Nps.of(groups(counts[0], counts[1], counts[2]));
    }

    private static Answer byGroup(Vector row) {
        Map<String, RatingTally.Builder> areas = new TreeMap<>();
        survey(row)
                .rows()
                .forEach(record -> areas.computeIfAbsent(
                                record.getField("BAREA"), area -> RatingTally.builder(ZERO_TO_TEN, "11"))
                        .addText(record.getField("NETPRO")));
        return Answer.of(areas.values().stream()
                .map(area -> Nps.of(area.build()))
                .flatMapToDouble(score -> DoubleStream.of((double) score.responses(), value(score)))
                .toArray());
    }

    private static NpsScore score(Vector row) {
        return Nps.of(answers(row, ZERO_TO_TEN));
    }

    private static RatingTally answers(Vector row, RatingScale scale) {
        if (row.input().has("hist0to10")) {
            return RatingTally.ofCounts(scale, row.counts("hist0to10"));
        }
        if (row.input().has("detractors")) {
            return groups(
                    row.input().get("detractors").asLong(),
                    row.input().get("passives").asLong(),
                    row.input().get("promoters").asLong());
        }
        RatingTally.Builder tally = RatingTally.builder(scale);
        row.input().get("answers").forEach(answer -> tally.addText(answer.asString()));
        return tally.build();
    }

    private static RatingTally groups(long detractors, long passives, long promoters) {
        return RatingTally.builder(ZERO_TO_TEN)
                .add(3, detractors)
                .add(7, passives)
                .add(10, promoters)
                .build();
    }

    private static double value(NpsScore score) {
        return score.value().orElseThrow();
    }

    private static double variance(NpsScore score) {
        return score.variance().orElseThrow();
    }

    private static double[] raw(Vector row, NpsInterval method) {
        ConfidenceInterval interval = score(row).interval(0.95, method).orElseThrow();
        return new double[] {interval.rawLower(), interval.rawUpper()};
    }

    private static double error(WeightedScore score, WeightedInterval method) {
        return score.standardError(method).orElseThrow() / 100;
    }

    private static SfoSurvey survey(Vector row) {
        return SfoSurvey.of(row.input().get("file").asString());
    }

    private static WeightedScore weightedNps(Vector row) {
        return Nps.of(survey(row).weighted("NETPRO", ZERO_TO_TEN, "11"));
    }

    private static double[] numbers(LongStream first, long[] then) {
        return LongStream.concat(first, Arrays.stream(then)).asDoubleStream().toArray();
    }
}
