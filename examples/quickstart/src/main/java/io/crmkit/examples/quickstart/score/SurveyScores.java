package io.crmkit.examples.quickstart.score;

import io.crmkit.core.Crm;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.feedback.SurveyQuestion;
import io.crmkit.core.repository.Query;
import io.crmkit.examples.quickstart.survey.Question;
import io.crmkit.examples.quickstart.survey.SurveyLayout;
import io.crmkit.examples.quickstart.survey.SurveyReader;
import io.crmkit.metrics.rating.WeightedTally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Computes the scores of a survey from the stored feedback. The store itself counts the answers that have rating, weight and segments in
 * common, from an index; no answer is read. For one score by period and group there is {@code Scorecard}; this program shows several
 * scores of each question side by side.
 */
public final class SurveyScores {
    /** More values than this are no segments but names; the rest is counted together. */
    private static final int MOST_VALUES = 200;

    private static final String OTHER_VALUES = "(other)";

    private final Crm crm;
    private final String survey;
    private final SurveyLayout layout;
    private final ScoreRules rules;

    /** Makes a computation; nothing is read yet. */
    public SurveyScores(Crm crm, String survey, SurveyLayout layout, ScoreRules rules) {
        this.crm = crm;
        this.survey = survey;
        this.layout = layout;
        this.rules = rules;
    }

    /** Returns the scores of each question of the layout. */
    public List<QuestionScores> compute() {
        return layout.questions().stream().map(this::compute).toList();
    }

    private QuestionScores compute(Question question) {
        Query<Feedback> answers = Query.by(Feedback.BY_SURVEY_QUESTION)
                .equal(Feedback.SURVEY_QUESTION, new SurveyQuestion(survey, question.column()));
        Tallies everybody = new Tallies(question.scale());
        Map<String, Map<String, Tallies>> bySegment = new LinkedHashMap<>();
        layout.segments().forEach(column -> bySegment.put(column, new TreeMap<>()));
        crm.feedback().countBy(answers, Feedback.ANSWER_GROUP).forEach((group, count) -> {
            everybody.add(group, count);
            bySegment.forEach((column, values) ->
                    tallies(question, values, group.segments().get(column)).add(group, count));
        });
        Map<String, List<Group>> segments = new LinkedHashMap<>();
        bySegment.forEach((column, values) -> segments.put(column, groups(question, values)));
        return new QuestionScores(
                question, rules.group(question, "all", everybody.plain(), weighted(everybody)), segments);
    }

    private static Tallies tallies(Question question, Map<String, Tallies> values, @Nullable String segment) {
        String value = Objects.requireNonNullElse(segment, SurveyReader.NO_SEGMENT);
        boolean room = values.size() < MOST_VALUES || values.containsKey(value);
        return values.computeIfAbsent(room ? value : OTHER_VALUES, key -> new Tallies(question.scale()));
    }

    private List<Group> groups(Question question, Map<String, Tallies> values) {
        List<Group> groups = new ArrayList<>();
        values.forEach(
                (value, tallies) -> groups.add(rules.group(question, value, tallies.plain(), weighted(tallies))));
        return groups;
    }

    private Optional<WeightedTally> weighted(Tallies tallies) {
        return layout.weight().map(column -> tallies.weighted());
    }
}
