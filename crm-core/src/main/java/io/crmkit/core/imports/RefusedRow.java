package io.crmkit.core.imports;

import java.util.Optional;

/** Says within the package that a row does not become a record, and why. */
final class RefusedRow extends Exception {
    private static final long serialVersionUID = 1L;

    private final RowProblem problem;
    private final String at;

    RefusedRow(RowProblem problem, String at) {
        super(problem.name(), null, false, false);
        this.problem = problem;
        this.at = at;
    }

    RowProblem problem() {
        return problem;
    }

    Optional<String> at() {
        return Optional.of(at).filter(text -> !text.isEmpty());
    }
}
