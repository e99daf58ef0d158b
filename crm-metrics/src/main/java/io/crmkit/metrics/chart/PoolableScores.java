package io.crmkit.metrics.chart;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.score.MeanScore;
import io.crmkit.metrics.score.Score;
import io.crmkit.metrics.score.ShareScore;
import io.crmkit.metrics.score.WeightedScore;

/** The kinds of scores whose answers are at hand, so that they can be pooled. */
final class PoolableScores {
    private PoolableScores() {}

    static void requireKnown(Score score) {
        if (!(score instanceof WeightedScore)) {
            tally(score);
        }
    }

    static RatingTally tally(Score score) {
        if (score instanceof NpsScore nps) {
            return nps.tally();
        } else if (score instanceof MeanScore mean) {
            return mean.tally();
        } else if (score instanceof ShareScore share) {
            return share.tally();
        }
        throw new InvalidInputException("score", "must be a net, mean or share score of unweighted answers");
    }

    static Score merge(Score one, Score other) {
        if (one instanceof NpsScore nps && other instanceof NpsScore that) {
            return nps.merge(that);
        } else if (one instanceof MeanScore mean && other instanceof MeanScore that) {
            return mean.merge(that);
        } else if (one instanceof ShareScore share && other instanceof ShareScore that) {
            return share.merge(that);
        } else if (one instanceof WeightedScore weighted && other instanceof WeightedScore that) {
            return weighted.merge(that);
        }
        throw new InvalidInputException("scores", "must be of one kind");
    }
}
