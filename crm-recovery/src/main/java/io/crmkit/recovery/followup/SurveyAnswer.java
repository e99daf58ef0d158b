package io.crmkit.recovery.followup;

import io.crmkit.core.interaction.Channel;
import io.crmkit.recovery.rule.Require;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a customer answered to a survey on a recovery.
 *
 * @param ratings the ratings; {@link RecoveryQuestion#SATISFACTION} must be there, a question left out was left blank
 * @param comment what the customer said beside; personal, and hidden by {@code toString}
 * @param channel the way the answer took, if known
 */
public record SurveyAnswer(
        Map<RecoveryQuestion, Integer> ratings, Optional<String> comment, Optional<Channel> channel) {
    /**
     * Copies the ratings.
     *
     * @throws io.crmkit.core.error.InvalidInputException if one is not on its scale, satisfaction is missing, or the comment blank
     */
    public SurveyAnswer {
        Objects.requireNonNull(channel, "channel");
        ratings = Map.copyOf(ratings);
        Require.that(
                ratings.containsKey(RecoveryQuestion.SATISFACTION),
                "answer.ratings",
                "must have one of the satisfaction");
        ratings.forEach((question, rating) -> Require.that(
                question.scale().contains(rating),
                "answer." + question.key(),
                "must be on the scale " + question.scale()));
        Require.notBlank(comment, "answer.comment");
    }

    /** Returns an answer to the question of satisfaction alone. */
    public static SurveyAnswer satisfaction(int rating) {
        return new SurveyAnswer(Map.of(RecoveryQuestion.SATISFACTION, rating), Optional.empty(), Optional.empty());
    }

    /** Returns this answer with a rating. */
    public SurveyAnswer with(RecoveryQuestion question, int rating) {
        Map<RecoveryQuestion, Integer> all = new EnumMap<>(ratings);
        all.put(question, rating);
        return new SurveyAnswer(all, comment, channel);
    }

    /** Returns this answer with what the customer said beside. */
    public SurveyAnswer withComment(String text) {
        return new SurveyAnswer(ratings, Optional.of(text), channel);
    }

    @Override
    public String toString() {
        return "SurveyAnswer[ratings=" + ratings + ", comment=***, channel=" + channel + "]";
    }
}
