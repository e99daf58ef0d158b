package io.crmkit.examples.quickstart.survey;

import io.crmkit.core.feedback.QuestionKind;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.score.Direction;
import java.math.BigDecimal;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * A column of ratings.
 *
 * @param column the name of the column, which is also the key of the question in the store
 * @param kind what it measures
 * @param scale the ratings that can be given
 * @param direction whether the highest rating is the best one
 * @param blanks what the file writes for an answer that is no rating; an empty cell is always blank
 */
public record Question(String column, QuestionKind kind, RatingScale scale, Direction direction, Set<String> blanks) {
    /** Sorts the codes, so that two layouts print alike. */
    public Question {
        blanks = new TreeSet<>(blanks);
    }

    /** Returns this question with the codes that mean blank. */
    public Question withBlanks(Set<String> codes) {
        return new Question(column, kind, scale, direction, codes);
    }

    /**
     * Reads a cell: a rating, or nothing if it is blank.
     *
     * @throws BadRowException if it is neither a rating of the scale nor blank
     */
    OptionalInt read(String cell) throws BadRowException {
        String text = cell.strip();
        if (text.isEmpty() || blanks.contains(text)) {
            return OptionalInt.empty();
        }
        int rating = number(text);
        if (!scale.contains(rating)) {
            throw new BadRowException(column + " is " + text + ", which is not on the scale " + scale);
        }
        return OptionalInt.of(rating);
    }

    private int number(String text) throws BadRowException {
        if (text.length() < 3 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Integer.parseInt(text);
        }
        try {
            return new BigDecimal(text).intValueExact(); // some programs write 10 as 10.0
        } catch (ArithmeticException | NumberFormatException notWhole) {
            throw new BadRowException(column + " is not a whole number");
        }
    }
}
