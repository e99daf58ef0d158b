package io.crmkit.metrics.scorecard;

import io.crmkit.core.feedback.AnswerGroup;
import io.crmkit.metrics.rating.Exclusion;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.rating.WeightedTally;
import io.crmkit.metrics.score.Score;
import io.crmkit.metrics.score.ScoreDefinition;
import io.crmkit.metrics.score.WeightedScore;

/** Adds up counts of answers to a score. A blank answer is blank on any scale; a rating on another scale is excluded. */
final class AnswerCounts {
    private final ScoreDefinition definition;
    private final RatingTally.Builder answers;
    private final WeightedTally.Builder weights;

    AnswerCounts(ScoreDefinition definition) {
        this.definition = definition;
        this.answers = RatingTally.builder(definition.scale());
        this.weights = WeightedTally.builder(definition.scale());
    }

    void add(AnswerGroup group, long times) {
        if (group.rating().isEmpty()) {
            exclude(Exclusion.BLANK, times);
        } else if (!group.scale().equals(definition.scale())) {
            exclude(Exclusion.OTHER_SCALE, times);
        } else if (definition.weighted()) {
            weights.add(group.rating().getAsInt(), group.weight(), times);
        } else {
            answers.add(group.rating().getAsInt(), times);
        }
    }

    private void exclude(Exclusion reason, long times) {
        if (definition.weighted()) {
            weights.exclude(reason, times);
        } else {
            answers.exclude(reason, times);
        }
    }

    Score score() {
        return definition.weighted()
                ? new WeightedScore(definition, weights.build())
                : Scores.of(definition, answers.build());
    }
}
