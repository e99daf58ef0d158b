package io.crmkit.examples.quickstart.report;

import io.crmkit.examples.quickstart.followup.FollowUpResult;
import io.crmkit.examples.quickstart.score.QuestionScores;
import io.crmkit.examples.quickstart.survey.SurveyLayout;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that the page shows. It says nothing of whether it was the first run on the file or another: the same file and the
 * same moment give the same page.
 *
 * @param survey the key of the survey
 * @param file the name of the file
 * @param rows how many rows it has
 * @param rejected how many of them were not imported
 * @param layout which column means what
 * @param scores the scores of each question
 * @param followUp what was done about bad answers; empty without a recommendation question or without answers
 * @param now the moment
 */
public record Results(
        String survey,
        String file,
        long rows,
        long rejected,
        SurveyLayout layout,
        List<QuestionScores> scores,
        Optional<FollowUpResult> followUp,
        Instant now) {
    /** Copies the list. */
    public Results {
        scores = List.copyOf(scores);
    }
}
