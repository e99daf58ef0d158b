package io.crmkit.core.match;

/**
 * Two records of a table that match or are for review.
 *
 * @param a the number of the first record in the table
 * @param b the number of the second record, above {@code a}
 * @param bits the score: the odds that both mean the same, in bits
 * @param outcome what is to be done
 */
public record Link(int a, int b, double bits, MatchOutcome outcome) {}
