package io.crmkit.metrics.sample;

/**
 * How far the answers of a sample lie from the population by stratum. It speaks of the strata only: answers that mirror them
 * can still be those of the most or least content.
 *
 * @param n how many answers there are
 * @param dissimilarity the share of answers that would have to come from another stratum to match the population, 0 (it mirrors
 *     the population) to 1: half the sum of the absolute differences of the shares
 * @param statistic chi-square of Pearson, Σ (observed - expected)² / expected, with degrees of freedom
 *     {@code degreesOfFreedom}
 * @param degreesOfFreedom one less than the strata
 * @param pValue how probable a statistic at least as large is if answers come from the strata by chance, 0 to 1. Rough if a
 *     stratum expects fewer than five answers; of large samples it finds differences too small to matter
 * @param smallestExpected how many answers the smallest stratum expects
 */
public record Representativeness(
        long n, double dissimilarity, double statistic, int degreesOfFreedom, double pValue, double smallestExpected) {}
