package io.crmkit.core.feedback;

import io.crmkit.core.entity.Attribute;
import io.crmkit.core.entity.EntityIndex;
import io.crmkit.core.entity.EntityType;
import io.crmkit.core.entity.ErasureRule;
import io.crmkit.core.entity.MergeRule;
import io.crmkit.core.entity.UniqueKey;
import io.crmkit.core.id.CustomerId;
import io.crmkit.core.id.FeedbackId;
import io.crmkit.core.id.Id;
import io.crmkit.core.interaction.Channel;
import io.crmkit.core.source.Source;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.immutables.value.Value;

/**
 * What a customer answered to one question: a rating on a scale, perhaps with a comment. {@code toString} hides the personal
 * data. Not for implementation outside this package.
 */
@Value.Immutable
@tools.jackson.databind.annotation.JsonDeserialize(builder = Feedback.Builder.class)
@com.fasterxml.jackson.databind.annotation.JsonDeserialize(builder = Feedback.Builder.class)
public interface Feedback extends WithFeedback {
    /** Stands in {@link #RATING} for an answer that was left blank; lies on no scale that a question uses. */
    int NO_RATING = Integer.MIN_VALUE;

    /** The customer. */
    Attribute<Feedback, CustomerId> CUSTOMER = Attribute.id("customer", CustomerId::new, Feedback::customer);
    /** The survey. */
    Attribute<Feedback, String> SURVEY = Attribute.text("survey", Feedback::survey);
    /** The question. */
    Attribute<Feedback, String> QUESTION = Attribute.text("question", Feedback::question);
    /** The rating, or {@link #NO_RATING}. */
    Attribute<Feedback, Long> RATING =
            Attribute.integer("rating", feedback -> feedback.rating().orElse(NO_RATING));
    /** When it was answered. */
    Attribute<Feedback, Instant> ANSWERED_AT = Attribute.instant("answered_at", Feedback::answeredAt);
    /** Survey and question in one. */
    Attribute<Feedback, SurveyQuestion> SURVEY_QUESTION = Attribute.coded(
            "survey_question",
            SurveyQuestion::key,
            SurveyQuestion::parse,
            feedback -> new SurveyQuestion(feedback.survey(), feedback.question()));
    /** Everything that scores are broken down by, and the rating. */
    Attribute<Feedback, AnswerGroup> ANSWER_GROUP =
            Attribute.coded("answer_group", AnswerGroup::key, AnswerGroup::parse, AnswerGroup::of);

    /** By customer, then time. */
    EntityIndex<Feedback> BY_CUSTOMER = EntityIndex.of("by_customer", CUSTOMER, ANSWERED_AT);
    /** By survey, question and rating: a count over it gives how many answers fell on each rating. */
    EntityIndex<Feedback> BY_SURVEY = EntityIndex.of("by_survey", SURVEY, QUESTION, RATING);
    /** By question, then time: a count over it by {@link #ANSWER_GROUP} is what scores of a period are computed from. */
    EntityIndex<Feedback> BY_SURVEY_QUESTION =
            EntityIndex.of("by_survey_question", SURVEY_QUESTION, ANSWERED_AT, ANSWER_GROUP);
    /** By survey, then time. */
    EntityIndex<Feedback> BY_SURVEY_TIME = EntityIndex.of("by_survey_time", SURVEY, ANSWERED_AT);

    /** The record in another system together with the question, as one record often holds several answers. */
    UniqueKey<Feedback, Origin> SOURCE = new UniqueKey<>("source", FeedbackRules::origins, Origin::key);

    /** What the library has to know about feedback. */
    EntityType<Feedback, FeedbackId> TYPE = EntityType.builder("feedback", Feedback.class, FeedbackId::new)
            .id(Feedback::id, Feedback::withId)
            .happenedAt(Feedback::answeredAt, Feedback::withAnsweredAt)
            .index(BY_CUSTOMER)
            .index(BY_SURVEY)
            .index(BY_SURVEY_QUESTION)
            .index(BY_SURVEY_TIME)
            .unique(SOURCE)
            .subject(CUSTOMER)
            .personal("comment", "source")
            .onMerge(MergeRule.repoint((feedback, loser, survivor) ->
                    feedback.customer().equals(loser) ? feedback.withCustomer(survivor) : feedback))
            .onErasure(ErasureRule.redact(FeedbackRules::redact))
            .build();

    /** Returns the id; unassigned until a repository adds the feedback. */
    @Value.Default
    default FeedbackId id() {
        return new FeedbackId(Id.UNASSIGNED);
    }

    /** Returns who answered. */
    CustomerId customer();

    /** Returns the key of the survey, at most 90 characters; empty outside any survey. */
    @Value.Default
    default String survey() {
        return "";
    }

    /** Returns the key of the question, 1 to 90 characters; {@code nps}, {@code csat}, {@code ces} or {@code other} unless stated. */
    @Value.Default
    default String question() {
        return questionKind().name().toLowerCase(Locale.ROOT);
    }

    /** Returns what the question measures. */
    QuestionKind questionKind();

    /** Returns the ratings to choose from. */
    RatingScale scale();

    /** Returns the rating; empty if the question was left blank. */
    OptionalInt rating();

    /** Returns what the customer said beside the rating. */
    @Value.Redacted
    Optional<String> comment();

    /** Returns the point of the customer's journey, as the business calls it; a code, not free text. */
    Optional<String> touchpoint();

    /** Returns the way the answer took. */
    Optional<Channel> channel();

    /** Returns how much the answer counts, above 0; 1 unless stated. */
    @Value.Default
    default BigDecimal weight() {
        return BigDecimal.ONE;
    }

    /** Returns what was asked about: the id of an interaction, purchase or case. */
    Optional<String> occasion();

    /**
     * Returns the groups that the answer is counted in, such as {@code region} to {@code north}; categories, not free text, of
     * about 550 bytes altogether.
     */
    @Value.NaturalOrder
    SortedMap<String, String> segments();

    /** Returns when it was answered; the time of adding unless stated. */
    @Value.Default
    default Instant answeredAt() {
        return EntityType.WHEN_ADDED;
    }

    /** Returns the record in another system that this one came from. */
    @Value.Redacted
    Optional<Source> source();

    /** Returns a builder that starts with this feedback, for changes that are only valid together. */
    default Builder toBuilder() {
        return new Builder().from(this);
    }

    /**
     * Checks the rules.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the rating is not on the scale, the weight not above 0, a key
     *     blank or too long, touchpoint and segments too long
     */
    @Value.Check
    default void check() {
        FeedbackRules.check(this);
    }

    /** Starts an answer to the recommendation question, 0 to 10. */
    static Builder nps(CustomerId customer, int rating) {
        return answer(customer, QuestionKind.NPS, RatingScale.ZERO_TO_TEN).rating(rating);
    }

    /** Starts an answer to the satisfaction question, 1 to 5; other scales by {@link #answer}. */
    static Builder csat(CustomerId customer, int rating) {
        return answer(customer, QuestionKind.CSAT, RatingScale.ONE_TO_FIVE).rating(rating);
    }

    /** Starts an answer to the effort question, 1 to 7; other scales by {@link #answer}. */
    static Builder ces(CustomerId customer, int rating) {
        return answer(customer, QuestionKind.CES, RatingScale.ONE_TO_SEVEN).rating(rating);
    }

    /** Starts an answer, blank until a rating is set. */
    static Builder answer(CustomerId customer, QuestionKind kind, RatingScale scale) {
        return new Builder().customer(customer).questionKind(kind).scale(scale);
    }

    /**
     * Names one answer in another system.
     *
     * @param source the record
     * @param question the key of the question within it
     */
    record Origin(Source source, String question) {
        /** Returns the text under which two origins count as equal. */
        public String key() {
            return question.length() + ":" + question + source.key();
        }
    }

    /** Builds {@link Feedback}s. */
    final class Builder extends ImmutableFeedback.Builder {
        Builder() {}
    }
}
