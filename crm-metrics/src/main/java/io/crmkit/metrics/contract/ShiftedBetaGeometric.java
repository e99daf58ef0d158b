package io.crmkit.metrics.contract;

import io.crmkit.metrics.fit.FitResult;
import io.crmkit.metrics.fit.FitSettings;
import io.crmkit.metrics.fit.MaximumLikelihood;
import io.crmkit.metrics.internal.Hypergeometric;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.purchase.ModelTime;
import io.crmkit.metrics.purchase.ModelUnit;
import io.crmkit.metrics.value.DiscountRate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.apache.commons.numbers.gamma.LogBeta;

/**
 * Shifted beta-geometric: each customer leaves at a renewal with the same probability every time, and these probabilities are
 * beta distributed over customers. S(t) = B(α, β+t) / B(α, β).
 *
 * <p>Sources: Fader and Hardie, "How to Project Customer Retention", Journal of Interactive Marketing 21 (2007);
 * "Customer-Base Valuation in a Contractual Setting", Marketing Science 29 (2010), for DERL.
 *
 * @param alpha first shape of the probability of leaving, above 0: its mean is alpha/(alpha+beta)
 * @param beta second shape, above 0
 * @param unit the period of the contract
 */
public record ShiftedBetaGeometric(double alpha, double beta, ModelUnit unit) implements ContractModel {
    /**
     * Checks the parameters.
     *
     * @throws io.crmkit.core.error.InvalidInputException if one is not finite and above 0
     */
    public ShiftedBetaGeometric {
        Require.positive("alpha", alpha);
        Require.positive("beta", beta);
        Objects.requireNonNull(unit, "unit");
    }

    /** Returns the fit with {@link FitSettings#DEFAULT}. */
    public static FitResult<ShiftedBetaGeometric> fit(Collection<ContractCohort> cohorts) {
        return fit(cohorts, FitSettings.DEFAULT);
    }

    /**
     * Returns the most likely model of these cohorts together. If nobody left or everybody, there is none.
     *
     * @throws io.crmkit.core.error.InvalidInputException if there is no cohort, two have different periods, or the settings
     *     start with another number of values than two
     */
    public static FitResult<ShiftedBetaGeometric> fit(Collection<ContractCohort> cohorts, FitSettings settings) {
        ModelUnit unit = Losses.unit(cohorts);
        Losses losses = Losses.of(cohorts, unit);
        if (!losses.informative()) {
            return MaximumLikelihood.noInformation();
        }
        return MaximumLikelihood.fit(
                List.of("alpha", "beta"),
                at -> losses.logLikelihood(t -> logSurvival(at[0], at[1], t)),
                top -> new ShiftedBetaGeometric(top[0], top[1], unit),
                losses.customers(),
                settings);
    }

    static double logSurvival(double alpha, double beta, double time) {
        return LogBeta.value(alpha, beta + time) - LogBeta.value(alpha, beta); // gamma functions apart would cancel
    }

    @Override
    public String id() {
        return "sbg";
    }

    @Override
    public double survival(int renewals) {
        Require.count("renewals", renewals);
        return Math.exp(logSurvival(alpha, beta, renewals));
    }

    @Override
    public double retention(int renewal) {
        Require.positive("renewal", renewal);
        return retentionAfter(renewal - 1);
    }

    private double retentionAfter(int renewals) {
        return (beta + renewals) / (alpha + beta + renewals);
    }

    @Override
    public OptionalDouble discountedResidualLifetime(int renewals, DiscountRate rate) {
        Require.count("renewals", renewals);
        double z = rate.presentValueOf1(ModelTime.of(1, unit));
        if (z == 1) {
            return alpha > 1 ? OptionalDouble.of((beta + renewals) / (alpha - 1)) : OptionalDouble.empty();
        }
        double c = alpha + beta + renewals + 1;
        return OptionalDouble.of(retentionAfter(renewals) * Hypergeometric.of(1, beta + renewals + 1, c, z));
    }

    @Override
    public double logLikelihood(Collection<ContractCohort> cohorts) {
        return Losses.of(cohorts, unit).logLikelihood(t -> logSurvival(alpha, beta, t));
    }
}
