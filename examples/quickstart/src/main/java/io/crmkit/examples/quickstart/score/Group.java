package io.crmkit.examples.quickstart.score;

import io.crmkit.metrics.rating.RatingTally;
import java.util.List;

/**
 * The scores of one group of respondents.
 *
 * @param name what the group is called: {@code all}, or the value of a segment
 * @param tally the answers of the group
 * @param lines its scores, the main one first; the same kinds in the same order for all groups of a question
 */
public record Group(String name, RatingTally tally, List<ScoreLine> lines) {
    /** Copies the lines. */
    public Group {
        lines = List.copyOf(lines);
    }

    /** Returns the main score: NPS, or the mean. */
    public ScoreLine main() {
        return lines.get(0);
    }
}
