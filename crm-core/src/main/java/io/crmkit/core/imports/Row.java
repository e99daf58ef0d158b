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

    /** Returns where the problem is: a column, or the place of a byte in the file, such as {@code byte 1234}, counted from 0. */
    Optional<String> at();

    /**
     * A row of a table.
     *
     * @param number its number
     * @param columns the names of the columns, the same list for all rows of a file
     * @param cells one text for each column; another number only with a problem
     * @param problem what makes it unreadable, if anything does
     * @param at where the problem is, if that is known
     */
    record Cells(
            long number, List<String> columns, List<String> cells, Optional<RowProblem> problem, Optional<String> at)
            implements Row {
        /** Copies the lists. */
        public Cells {
            columns = List.copyOf(columns);
            cells = List.copyOf(cells);
            Objects.requireNonNull(problem, "problem");
            Objects.requireNonNull(at, "at");
        }

        /** Makes a row whose problem, if it has one, is of the whole row. */
        public Cells(long number, List<String> columns, List<String> cells, Optional<RowProblem> problem) {
            this(number, columns, cells, problem, Optional.empty());
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
     * @param at where the problem is, if that is known
     */
    record Document(long number, String json, Optional<RowProblem> problem, Optional<String> at) implements Row {
        /** Refuses null. */
        public Document {
            Objects.requireNonNull(json, "json");
            Objects.requireNonNull(problem, "problem");
            Objects.requireNonNull(at, "at");
        }

        /** Makes a row whose problem, if it has one, is of the whole row. */
        public Document(long number, String json, Optional<RowProblem> problem) {
            this(number, json, problem, Optional.empty());
        }

        @Override
        public String toString() {
            return "Row[" + number + "]";
        }
    }
}
