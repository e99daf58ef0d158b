package io.crmkit.recovery.followup;

import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.id.FeedbackId;
import io.crmkit.core.repository.UnitOfWork;
import io.crmkit.recovery.rule.Erased;
import io.crmkit.recovery.rule.StableIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The answers to surveys as feedback, one for each question that was answered. */
final class AnswerFeedback {
    private final String name;

    AnswerFeedback(String name) {
        this.name = name;
    }

    List<Feedback> of(RecoverySurvey survey, SurveyAnswer answer, Instant now) {
        List<Feedback> feedback = new ArrayList<>();
        for (Map.Entry<RecoveryQuestion, Integer> rating : answer.ratings().entrySet()) {
            RecoveryQuestion question = rating.getKey();
            Optional<String> comment = question == RecoveryQuestion.SATISFACTION ? answer.comment() : Optional.empty();
            feedback.add(Feedback.answer(survey.customer(), question.kind(), question.scale())
                    .id(feedbackId(survey, question))
                    .survey(name)
                    .question(question.key())
                    .rating(rating.getValue())
                    .comment(comment)
                    .channel(answer.channel())
                    .occasion(survey.recoveryCase().value())
                    .answeredAt(now)
                    .build());
        }
        return feedback;
    }

    /** Refuses an answer with another content than what is stored; nothing can be said of what was erased. */
    void requireSame(UnitOfWork unit, RecoverySurvey survey, SurveyAnswer answer, Instant now) {
        if (Erased.is(unit, survey.customer())) {
            return;
        }
        Map<String, Feedback> given =
                of(survey, answer, now).stream().collect(Collectors.toMap(Feedback::question, feedback -> feedback));
        Map<String, Feedback> stored = new HashMap<>();
        for (RecoveryQuestion question : RecoveryQuestion.values()) {
            unit.find(Feedback.TYPE, feedbackId(survey, question))
                    .ifPresent(feedback -> stored.put(question.key(), feedback));
        }
        boolean same = given.keySet().equals(stored.keySet())
                && given.values().stream()
                        .allMatch(one -> sameContent(one, Objects.requireNonNull(stored.get(one.question()))));
        if (!same && !stored.isEmpty()) {
            throw new AnsweredOtherwiseException(survey.id());
        }
    }

    private static boolean sameContent(Feedback one, Feedback other) {
        return one.rating().equals(other.rating())
                && one.comment().equals(other.comment())
                && one.channel().equals(other.channel());
    }

    private static FeedbackId feedbackId(RecoverySurvey survey, RecoveryQuestion question) {
        return new FeedbackId(StableIds.of(survey.id().value(), question.key()));
    }
}
