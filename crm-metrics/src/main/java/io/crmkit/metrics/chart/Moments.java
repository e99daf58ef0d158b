package io.crmkit.metrics.chart;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.nps.NpsScore;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.score.MeanScore;
import io.crmkit.metrics.score.Score;
import io.crmkit.metrics.score.ScoreDefinition;
import io.crmkit.metrics.score.ShareScore;
import io.crmkit.metrics.score.WeightedScore;

/** What the charts need to know of the answers behind a score. */
final class Moments {
    private Moments() {}

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

    /** The sum of squared distances of the points of each response from the score, in squared points. */
    static double squares(Score score) {
        RatingTally tally = tally(score);
        ScoreDefinition definition = score.definition();
        double mean = score.value().orElseThrow();
        double sum = 0;
        for (int rating = tally.scale().min(); rating <= tally.scale().max(); rating++) {
            double distance = definition.points(rating) - mean;
            sum += distance * distance * tally.count(rating);
        }
        return sum;
    }
}
