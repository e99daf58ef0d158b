package io.crmkit.examples.quickstart.score;

import io.crmkit.examples.quickstart.survey.Question;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The scores of one question.
 *
 * @param question the question
 * @param all everybody
 * @param segments for each segment column its groups, in the order of their names
 */
public record QuestionScores(Question question, Group all, Map<String, List<Group>> segments) {
    /** Copies the segments, keeping their order. */
    public QuestionScores {
        segments = Collections.unmodifiableMap(new LinkedHashMap<>(segments));
    }
}
