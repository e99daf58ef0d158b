package io.crmkit.core.imports;

import java.util.Objects;
import java.util.Optional;

/**
 * What became of one row. Holds no value of the row.
 *
 * @param row the number of the row, 1 for the first one behind the heading
 * @param outcome what became of it
 * @param record the id of the record that it is about, if there is one
 * @param problem why it was skipped or failed, or what is worth knowing of one that was not
 * @param at the column, or the field of the record, that the problem is about; of {@link RowProblem#ENCODING} the place in the file
 */
public record RowResult(
        long row, RowOutcome outcome, Optional<String> record, Optional<RowProblem> problem, Optional<String> at) {
    /** Takes missing parts as empty. */
    public RowResult {
        Objects.requireNonNull(outcome, "outcome");
        record = Objects.requireNonNullElse(record, Optional.empty());
        problem = Objects.requireNonNullElse(problem, Optional.empty());
        at = Objects.requireNonNullElse(at, Optional.empty());
    }

    static RowResult of(long row, RowOutcome outcome, String record) {
        return new RowResult(row, outcome, Optional.of(record), Optional.empty(), Optional.empty());
    }

    static RowResult failed(long row, RowProblem problem, Optional<String> at) {
        return new RowResult(row, RowOutcome.FAILED, Optional.empty(), Optional.of(problem), at);
    }

    /** Says so of a row that counted; one that did not has said why already. */
    RowResult keyForgotten(Optional<ExternalKey> key) {
        return problem.isPresent()
                ? this
                : new RowResult(
                        row, outcome, record, Optional.of(RowProblem.KEY_NOT_KEPT), key.map(ExternalKey::column));
    }

    RowResult withoutRecord() {
        return new RowResult(row, outcome, Optional.empty(), problem, at);
    }
}
