package io.crmkit.metrics.scorecard;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.comparison.Comparison;
import io.crmkit.metrics.comparison.MeanComparison;
import io.crmkit.metrics.comparison.NpsComparison;
import io.crmkit.metrics.comparison.ProportionComparison;
import io.crmkit.metrics.comparison.WeightedComparison;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.score.MeanScore;
import io.crmkit.metrics.score.Score;
import io.crmkit.metrics.score.ScoreDefinition;
import io.crmkit.metrics.score.ShareScore;
import io.crmkit.metrics.score.WeightedScore;
import java.util.Optional;

/** The kind of score that a definition asks for, and the method recommended for each kind. */
final class Scores {
    private Scores() {}

    static Score of(ScoreDefinition definition, RatingTally tally) {
        return switch (definition.formula()) {
            case NET -> new NpsScore(definition, tally);
            case SHARE -> new ShareScore(definition, tally);
            case MEAN, RESCALED -> new MeanScore(definition, tally);
        };
    }

    static Optional<Comparison> compare(Score first, Score second, double level) {
        if (first instanceof NpsScore one && second instanceof NpsScore other) {
            return NpsComparison.ADJUSTED_WALD.of(one, other, level);
        } else if (first instanceof ShareScore one && second instanceof ShareScore other) {
            return ProportionComparison.NEWCOMBE.of(one, other, level);
        } else if (first instanceof MeanScore one && second instanceof MeanScore other) {
            return MeanComparison.WELCH.of(one, other, level);
        } else if (first instanceof WeightedScore one && second instanceof WeightedScore other) {
            return WeightedComparison.LINEARISED.of(one, other, level);
        }
        throw unknown();
    }

    /** The answers behind a score, without their weights. */
    static RatingTally answers(Score score) {
        if (score instanceof NpsScore nps) {
            return nps.tally();
        } else if (score instanceof ShareScore share) {
            return share.tally();
        } else if (score instanceof MeanScore mean) {
            return mean.tally();
        } else if (score instanceof WeightedScore weighted) {
            return weighted.tally().answers();
        }
        throw unknown();
    }

    /** A kind of score that a host wrote cannot be compared with ours. */
    static void requireKnown(Score score) {
        answers(score);
    }

    private static InvalidInputException unknown() {
        return new InvalidInputException("score", "must be a net, share, mean or weighted score");
    }
}
