package io.crmkit.examples.quickstart.score;

import io.crmkit.core.feedback.QuestionKind;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.examples.quickstart.survey.Question;
import io.crmkit.metrics.ces.Ces;
import io.crmkit.metrics.csat.Csat;
import io.crmkit.metrics.interval.NpsInterval;
import io.crmkit.metrics.nps.Nps;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.rating.WeightedTally;
import io.crmkit.metrics.score.Direction;
import io.crmkit.metrics.score.MeanScore;
import io.crmkit.metrics.score.Score;
import io.crmkit.metrics.score.ScoreDefinition;
import io.crmkit.metrics.score.WeightedScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which scores a question has.
 *
 * @param npsInterval the method for the interval of an unweighted NPS; every other score has the recommended one
 * @param level the confidence level of all intervals
 */
public record ScoreRules(NpsInterval npsInterval, double level) {
    Group group(Question question, String name, RatingTally tally, Optional<WeightedTally> weighted) {
        List<ScoreLine> lines = new ArrayList<>();
        scores(question, tally).forEach(score -> lines.add(line(score)));
        weighted.ifPresent(weights -> scores(question, weights).forEach(score -> lines.add(line(score))));
        return new Group(name, tally, lines);
    }

    private ScoreLine line(Score score) {
        return new ScoreLine(
                score, level, score instanceof NpsScore nps ? nps.interval(level, npsInterval) : score.interval(level));
    }

    private static List<Score> scores(Question question, RatingTally tally) {
        return switch (question.kind()) {
            case NPS -> List.of(Nps.of(tally));
            case CSAT ->
                question.scale().equals(RatingScale.ZERO_TO_TEN) // Csat refuses it as that of the NPS
                        ? List.of(new MeanScore(mean(question), tally))
                        : List.of(Csat.mean(tally), Csat.top2Box(tally));
            case CES, OTHER ->
                isEaseOnFivePoints(question)
                        ? List.of(Ces.easyMean(tally), Ces.easyPercent(tally))
                        : List.of(new MeanScore(mean(question), tally));
        };
    }

    private static List<Score> scores(Question question, WeightedTally tally) {
        return switch (question.kind()) {
            case NPS -> List.of(Nps.of(tally));
            case CSAT ->
                question.scale().equals(RatingScale.ZERO_TO_TEN) // Csat refuses it as that of the NPS
                        ? List.of(new WeightedScore(mean(question).overWeights(), tally))
                        : List.of(Csat.mean(tally), Csat.top2Box(tally));
            case CES, OTHER ->
                isEaseOnFivePoints(question)
                        ? List.of(Ces.easyMean(tally), Ces.easyPercent(tally))
                        : List.of(new WeightedScore(mean(question).overWeights(), tally));
        };
    }

    private static boolean isEaseOnFivePoints(Question question) {
        return question.kind() == QuestionKind.CES
                && question.direction() == Direction.HIGHER_IS_BETTER
                && question.scale().equals(RatingScale.ONE_TO_FIVE);
    }

    /** The two published effort scores have names; another scale or direction is a score of its own. */
    private static ScoreDefinition mean(Question question) {
        ScoreDefinition known = question.direction() == Direction.HIGHER_IS_BETTER ? Ces.V2 : Ces.V1;
        if (question.kind() == QuestionKind.CES && known.scale().equals(question.scale())) {
            return known;
        }
        String name = question.kind().name().toLowerCase(Locale.ROOT) + ".mean_"
                + question.scale().min() + "_to_" + question.scale().max()
                + (question.direction() == Direction.HIGHER_IS_BETTER ? "" : "_low_is_good");
        return ScoreDefinition.mean(name, question.scale(), question.direction());
    }
}
