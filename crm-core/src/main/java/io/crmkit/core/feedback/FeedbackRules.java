package io.crmkit.core.feedback;

import io.crmkit.core.rule.Require;
import java.util.Collection;
import java.util.List;

/** What holds for all feedback, its origin, and what an erasure makes of it. */
final class FeedbackRules {
    private FeedbackRules() {}

    static void check(Feedback feedback) {
        if (feedback.rating().isPresent()) {
            Require.that(
                    feedback.scale().contains(feedback.rating().getAsInt()),
                    "feedback.rating",
                    "must be on the scale " + feedback.scale());
        }
        Require.that(feedback.weight().signum() > 0, "feedback.weight", "must be above 0");
        new SurveyQuestion(feedback.survey(), feedback.question()); // checks both
        Require.notBlank(feedback.touchpoint(), "feedback.touchpoint");
        Require.notBlank(feedback.occasion(), "feedback.occasion");
        Require.notBlank(feedback.segments().keySet(), "feedback.segments");
        Require.that(
                feedback.scale().min() != Feedback.NO_RATING,
                "feedback.scale",
                "must not begin with the number that stands for a blank answer");
        AnswerGroup.of(feedback).check();
    }

    static Collection<Feedback.Origin> origins(Feedback feedback) {
        return feedback.source()
                .map(source -> List.of(new Feedback.Origin(source, feedback.question())))
                .orElse(List.of());
    }

    /** Keeps what scores are computed from, so that they do not change. */
    static Feedback redact(Feedback feedback) {
        return Feedback.answer(feedback.customer(), feedback.questionKind(), feedback.scale())
                .id(feedback.id())
                .survey(feedback.survey())
                .question(feedback.question())
                .rating(feedback.rating())
                .touchpoint(feedback.touchpoint())
                .channel(feedback.channel())
                .weight(feedback.weight())
                .occasion(feedback.occasion())
                .segments(feedback.segments())
                .answeredAt(feedback.answeredAt())
                .build();
    }
}
