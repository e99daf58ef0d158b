/**
 * Models of customers under contract, who renew or leave at the end of each period. Start from
 * {@link io.crmkit.metrics.contract.ShiftedBetaGeometric#fit} on one or more {@link io.crmkit.metrics.contract.ContractCohort}s;
 * {@link io.crmkit.metrics.contract.BetaDiscreteWeibull} where the risk of a single customer changes with time.
 */
@NullMarked
package io.crmkit.metrics.contract;

import org.jspecify.annotations.NullMarked;
