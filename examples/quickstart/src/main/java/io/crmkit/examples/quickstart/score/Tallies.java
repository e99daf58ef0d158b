package io.crmkit.examples.quickstart.score;

import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.rating.Exclusion;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.rating.WeightedTally;

/** Sums up answers one by one, with and without their weights. */
final class Tallies {
    private final RatingTally.Builder plain;
    private final WeightedTally.Builder weighted;

    Tallies(RatingScale scale) {
        plain = RatingTally.builder(scale);
        weighted = WeightedTally.builder(scale);
    }

    void add(Feedback answer) {
        if (answer.rating().isPresent()) {
            int rating = answer.rating().getAsInt();
            plain.add(rating);
            weighted.add(rating, answer.weight().doubleValue());
        } else {
            plain.addBlank();
            weighted.exclude(Exclusion.BLANK, 1);
        }
    }

    RatingTally plain() {
        return plain.build();
    }

    WeightedTally weighted() {
        return weighted.build();
    }
}
