package io.crmkit.examples.quickstart.score;

import io.crmkit.core.Crm;
import io.crmkit.core.feedback.Feedback;
import io.crmkit.core.repository.Query;
import io.crmkit.examples.quickstart.survey.Question;
import io.crmkit.examples.quickstart.survey.SurveyLayout;
import io.crmkit.examples.quickstart.survey.SurveyReader;
import io.crmkit.metrics.rating.Exclusion;
import io.crmkit.metrics.rating.RatingTally;
import io.crmkit.metrics.rating.WeightedTally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Computes the scores of a survey from the stored feedback. How many answers fell on each rating is counted by the store itself,
 * from an index; segments and weights stand in the answers, so these are read once, one after the other.
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
        Query<Feedback> answers =
                Query.by(Feedback.BY_SURVEY).equal(Feedback.SURVEY, survey).equal(Feedback.QUESTION, question.column());
        RatingTally all = counted(question, answers);
        if (layout.segments().isEmpty() && layout.weight().isEmpty()) {
            return new QuestionScores(question, rules.group(question, "all", all, Optional.empty()), Map.of());
        }
        Tallies everybody = new Tallies(question.scale());
        Map<String, Map<String, Tallies>> bySegment = new LinkedHashMap<>();
        layout.segments().forEach(column -> bySegment.put(column, new TreeMap<>()));
        try (Stream<Feedback> stream = crm.feedback().stream(answers)) {
            stream.forEach(answer -> {
                everybody.add(answer);
                bySegment.forEach(
                        (column, values) -> tally(values, answer, column).add(answer));
            });
        }
        Map<String, List<Group>> segments = new LinkedHashMap<>();
        bySegment.forEach((column, values) -> segments.put(column, groups(question, values)));
        return new QuestionScores(question, rules.group(question, "all", all, weighted(everybody)), segments);
    }

    private RatingTally counted(Question question, Query<Feedback> answers) {
        RatingTally.Builder tally = RatingTally.builder(question.scale());
        crm.feedback().countBy(answers, Feedback.RATING).forEach((rating, count) -> {
            if (rating == Feedback.NO_RATING) {
                tally.exclude(Exclusion.BLANK, count);
            } else {
                tally.add(Math.toIntExact(rating), count);
            }
        });
        return tally.build();
    }

    private static Tallies tally(Map<String, Tallies> values, Feedback answer, String column) {
        String value = answer.segments().getOrDefault(column, SurveyReader.NO_SEGMENT);
        boolean room = values.size() < MOST_VALUES || values.containsKey(value);
        return values.computeIfAbsent(room ? value : OTHER_VALUES, key -> new Tallies(answer.scale()));
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
