package io.crmkit.core.vcard;

import io.crmkit.core.imports.RowProblem;

/** Says within the package that a card cannot be read, and why. */
final class BadCard extends Exception {
    private static final long serialVersionUID = 1L;

    private final RowProblem problem;

    BadCard(RowProblem problem) {
        super(problem.name(), null, false, false);
        this.problem = problem;
    }

    RowProblem problem() {
        return problem;
    }
}
