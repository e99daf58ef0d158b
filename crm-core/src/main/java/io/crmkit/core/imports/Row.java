package io.crmkit.core.imports;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** One row of a file, as a reader gives it. {@code toString} hides what it says. */
public sealed interface Row {
    /** Returns the number of the row, 1 for the first one behind the heading. */
    long number();

    /** Returns what makes the row unreadable, if anything does. */
    Optional<RowProblem> problem();

    /**
     * A row of a table.
     *
     * @param number its number
     * @param columns the names of the columns, the same list for all rows of a file
     * @param cells one text for each column; another number only with a problem
     * @param problem what makes it unreadable, if anything does
     */
    record Cells(long number, List<String> columns, List<String> cells, Optional<RowProblem> problem) implements Row {
        /** Copies the lists. */
        public Cells {
            columns = List.copyOf(columns);
            cells = List.copyOf(cells);
            Objects.requireNonNull(problem, "problem");
        }

        @Override
        public String toString() {
            return "Row[" + number + "]";
        }
    }

    /**
     * A JSON object.
     *
     * @param number its number
     * @param json its text; cut if it was too long
     * @param problem what makes it unreadable, if anything does
     */
    record Document(long number, String json, Optional<RowProblem> problem) implements Row {
        /** Refuses null. */
        public Document {
            Objects.requireNonNull(json, "json");
            Objects.requireNonNull(problem, "problem");
        }

        @Override
        public String toString() {
            return "Row[" + number + "]";
        }
    }
}
