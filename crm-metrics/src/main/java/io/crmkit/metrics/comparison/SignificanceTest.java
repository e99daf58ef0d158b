package io.crmkit.metrics.comparison;

import java.util.OptionalDouble;

/**
 * A two-sided test of "the two scores do not differ".
 *
 * @param estimate the difference that is tested, in the unit of the scores; of an adjusted method it is not the difference of
 *     the values
 * @param standardError the standard error of the estimate, above 0
 * @param statistic estimate / standardError
 * @param degreesOfFreedom those of Student's t; empty if the statistic is compared with the normal distribution
 * @param pValue how probable a statistic at least as far from 0 is without a difference, 0 to 1
 */
public record SignificanceTest(
        double estimate, double standardError, double statistic, OptionalDouble degreesOfFreedom, double pValue) {}
