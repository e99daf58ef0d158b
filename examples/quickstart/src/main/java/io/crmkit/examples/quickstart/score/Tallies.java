package io.crmkit.examples.quickstart.score;

import io.crmkit.core.feedback.AnswerGroup;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.rating.Exclusion;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.rating.WeightedTally;

/** Sums up counted answers, with and without their weights. */
final class Tallies {
    private final RatingTally.Builder plain;
    private final WeightedTally.Builder weighted;

    Tallies(RatingScale scale) {
        plain = RatingTally.builder(scale);
        weighted = WeightedTally.builder(scale);
    }

    void add(AnswerGroup answers, long count) {
        if (answers.rating().isPresent()) {
            int rating = answers.rating().getAsInt();
            plain.add(rating, count);
            weighted.add(rating, answers.weight(), count);
        } else {
            plain.exclude(Exclusion.BLANK, count);
            weighted.exclude(Exclusion.BLANK, count);
        }
    }

    RatingTally plain() {
        return plain.build();
    }

    WeightedTally weighted() {
        return weighted.build();
    }
}
