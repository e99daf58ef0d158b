package io.crmkit.recovery.followup;

import io.crmkit.core.feedback.Feedback;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.sample.ResponseRate;
import io.crmkit.metrics.score.MeanScore;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What customers said of recoveries: satisfaction and the three kinds of justice, each with its n, what was left out, and an interval.
 * They describe who answered; whether others would have said the same, the response rate tells how much to doubt.
 */
public final class RecoveryScores {
    private final Map<RecoveryQuestion, MeanScore> scores;

    private RecoveryScores(Map<RecoveryQuestion, MeanScore> scores) {
        this.scores = Collections.unmodifiableMap(scores);
    }

    /** Returns the scores of these answers; answers to other questions or on another scale are passed over. */
    public static RecoveryScores of(Collection<Feedback> answers) {
        Map<RecoveryQuestion, MeanScore> scores = new EnumMap<>(RecoveryQuestion.class);
        for (RecoveryQuestion question : RecoveryQuestion.values()) {
            RatingTally.Builder tally = RatingTally.builder(question.scale());
            answers.stream()
                    .filter(answer -> answer.question().equals(question.key())
                            && answer.scale().equals(question.scale()))
                    .forEach(answer -> answer.rating().ifPresentOrElse(tally::add, tally::addBlank));
            scores.put(question, new MeanScore(question.score(), tally.build()));
        }
        return new RecoveryScores(scores);
    }

    /** Returns the score of a question; without an answer it has no value. */
    public MeanScore score(RecoveryQuestion question) {
        return Objects.requireNonNull(scores.get(question));
    }

    /** Returns how many of those who were invited answered. */
    public static ResponseRate responseRate(Collection<RecoverySurvey> surveys) {
        long invited = surveys.stream()
                .filter(survey -> survey.invitedAt().isPresent())
                .count();
        long answered = surveys.stream()
                .filter(survey -> survey.state() == SurveyState.ANSWERED)
                .count();
        return new ResponseRate(invited, 0, answered);
    }
}
