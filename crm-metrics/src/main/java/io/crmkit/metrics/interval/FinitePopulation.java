package io.crmkit.metrics.interval;

import io.crmkit.core.error.InvalidInputException;

/**
 * A population that is known by its size, such as all employees or all customers of a contract type, for the finite
 * population correction: if n of N members answered, chance is left in the other N - n only, and a margin of error shrinks by
 * √((N - n) / (N - 1)). It corrects for sampling; members who chose not to answer are no sample and are not mended by it.
 *
 * <p>Source: Cochran, Sampling Techniques, 3rd edition, 1977, section 2.6, in the form with N - 1 that goes with a variance of
 * divisor n.
 *
 * @param size how many members there are, N, at least 1
 */
public record FinitePopulation(long size) {
    /**
     * Checks the size.
     *
     * @throws InvalidInputException if the size is below 1
     */
    public FinitePopulation {
        if (size < 1) {
            throw new InvalidInputException("population", "must be at least 1");
        }
    }

    /**
     * Returns √((N - n) / (N - 1)), from 1 for a single answer to 0 if all members answered, and 0 for a population of one.
     *
     * @param n how many members answered
     * @throws InvalidInputException if n is not from 1 to the size of the population
     */
    public double factor(long n) {
        if (n < 1 || n > size) {
            throw new InvalidInputException("n", "must be from 1 to the size of the population");
        }
        return n == size ? 0 : Math.sqrt((double) (size - n) / (size - 1));
    }

    /**
     * Returns an interval of any method, its raw ends drawn towards the estimate by {@link #factor}; its method ends in
     * {@code .finite}. If all members answered, both ends are the estimate. For methods that are centred elsewhere than at the
     * estimate (adjusted Wald, Wilson) the shift of the centre shrinks along.
     *
     * @param interval the interval for a population without end
     * @param estimate the value the interval was made for, in the same unit
     * @param n how many members answered
     * @throws InvalidInputException if n is not from 1 to the size of the population, or the estimate is not finite
     */
    public ConfidenceInterval correct(ConfidenceInterval interval, double estimate, long n) {
        if (!Double.isFinite(estimate)) {
            throw new InvalidInputException("estimate", "must be finite");
        }
        double factor = factor(n);
        // an end that was clipped stands at the limit, which still holds
        double lowest = interval.lower() > interval.rawLower() ? interval.lower() : Double.NEGATIVE_INFINITY;
        double highest = interval.upper() < interval.rawUpper() ? interval.upper() : Double.POSITIVE_INFINITY;
        return ConfidenceInterval.of(
                interval.method() + ".finite",
                interval.level(),
                estimate + factor * (interval.rawLower() - estimate),
                estimate + factor * (interval.rawUpper() - estimate),
                lowest,
                highest);
    }
}
