package io.crmkit.recovery.detection;

import io.crmkit.core.feedback.Feedback;
import java.util.List;
import java.util.Objects;

/** Hands the ratings of one question to a rule. What the customer was asked about is the reference of the signal. */
public final class RatingSignals implements SignalSource<Feedback> {
    private final String rule;
    private final String question;

    private RatingSignals(String rule, String question) {
        this.rule = Objects.requireNonNull(rule, "rule");
        this.question = Objects.requireNonNull(question, "question");
    }

    /** Returns the source for answers to {@code question}, such as {@code csat}. */
    public static RatingSignals of(String rule, String question) {
        return new RatingSignals(rule, question);
    }

    /** Returns the signal of a stored answer; none if it is to another question or was left blank. */
    @Override
    public List<Signal> signals(Feedback answer) {
        if (!answer.question().equals(question) || answer.rating().isEmpty()) {
            return List.of();
        }
        return List.of(Signal.of(rule, answer.id().value(), answer.customer())
                .reference(answer.occasion())
                .value(answer.rating().getAsInt())
                .channel(answer.channel())
                .occurredAt(answer.answeredAt())
                .build());
    }
}
