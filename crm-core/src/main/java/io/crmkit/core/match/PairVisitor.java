package io.crmkit.core.match;

/** What is done with a pair of records; {@code a} lies before {@code b} in the table. */
@FunctionalInterface
interface PairVisitor {
    void visit(int a, int b);
}
