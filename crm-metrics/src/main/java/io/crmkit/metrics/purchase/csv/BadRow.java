package io.crmkit.metrics.purchase.csv;

import java.util.Objects;

/**
 * A row that was left out. It holds no value of the row, as that may be personal.
 *
 * @param line the line of the file that the row begins on, from 1; a cell in quotation marks may hold line breaks, which count
 * @param problem the first problem found
 */
public record BadRow(long line, RowProblem problem) {
    /** Checks that the problem is there. */
    public BadRow {
        Objects.requireNonNull(problem, "problem");
    }

    /** Returns line, field and rule, such as {@code line 7: amount must be ...}. */
    @Override
    public String toString() {
        return "line " + line + ": " + problem.field() + " " + problem.rule();
    }
}
