package io.crmkit.metrics.contract;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.purchase.ModelUnit;
import io.crmkit.metrics.value.DiscountRate;
import java.util.Collection;
import java.util.OptionalDouble;

/** How long customers under contract stay. Immutable. */
public sealed interface ContractModel permits ShiftedBetaGeometric, BetaDiscreteWeibull {
    /** Returns the name of the model for reports: {@code sbg}, {@code bdw}. */
    String id();

    /** Returns the period of the contract. */
    ModelUnit unit();

    /**
     * Returns the share of new customers who are left after so many renewals; 1 after none.
     *
     * @throws InvalidInputException if the number is negative
     */
    double survival(int renewals);

    /**
     * Returns the share of the customers left that take a renewal, S(t)/S(t-1). Where customers differ it
     * rises with t, though no single customer grows more loyal: those who would leave have left.
     *
     * @param renewal t, from 1
     * @throws InvalidInputException if the number is below 1
     */
    double retention(int renewal);

    /**
     * Returns DERL, the discounted periods that a customer who has renewed so often is expected to stay from the next renewal on,
     * that one undiscounted: Σ S(n+t)/S(n) / (1+d)^(t-1) over t from 1. Times the margin per period it is the residual lifetime
     * value right before that renewal. Empty if it is infinite, which can be without discount only.
     *
     * @param renewals n, at least 0
     * @throws InvalidInputException if the number is negative or the rate is not per period of the contract
     */
    OptionalDouble discountedResidualLifetime(int renewals, DiscountRate rate);

    /**
     * Returns the natural logarithm of the likelihood of these cohorts: Σ lost in t · ln(S(t-1) - S(t)) + left at the end · ln S.
     *
     * @throws InvalidInputException if there is none or one has another period
     */
    double logLikelihood(Collection<ContractCohort> cohorts);
}
