package io.crmkit.metrics.contract;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.fit.FitResult;
import io.crmkit.metrics.fit.FitSettings;
import io.crmkit.metrics.fit.MaximumLikelihood;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.purchase.ModelTime;
import io.crmkit.metrics.purchase.ModelUnit;
import io.crmkit.metrics.value.DiscountRate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * Beta discrete Weibull: as {@link ShiftedBetaGeometric}, but the risk of a single customer changes with time, rising for c above
 * 1 and falling below. S(t) = B(α, β + t^c) / B(α, β).
 *
 * <p>Source: Fader, Hardie, Liu, Davin and Steenburgh, "How to Project Customer Retention Revisited", Journal of Interactive
 * Marketing 43 (2018).
 *
 * @param alpha first shape, above 0
 * @param beta second shape, above 0
 * @param c by which time is stretched, above 0; 1 is the shifted beta-geometric
 * @param unit the period of the contract
 */
public record BetaDiscreteWeibull(double alpha, double beta, double c, ModelUnit unit) implements ContractModel {
    /** The lowest rate above 0 of which DERL is summed: it takes some 40/rate terms. */
    private static final double LOWEST_RATE = 1e-4;

    /** From e^600 on, B(α, u) is Γ(α) u^-α to all digits; u itself would soon be infinite. */
    private static final double FAR = 600;

    /**
     * Checks the parameters.
     *
     * @throws InvalidInputException if one is not finite and above 0
     */
    public BetaDiscreteWeibull {
        Require.positive("alpha", alpha);
        Require.positive("beta", beta);
        Require.positive("c", c);
        Objects.requireNonNull(unit, "unit");
    }

    /** Returns the fit with {@link FitSettings#DEFAULT}. */
    public static FitResult<BetaDiscreteWeibull> fit(Collection<ContractCohort> cohorts) {
        return fit(cohorts, FitSettings.DEFAULT);
    }

    /**
     * Returns the most likely model of these cohorts together. If nobody left or everybody, there is none.
     *
     * @throws InvalidInputException if there is no cohort, two have different periods, or the settings start with another number
     *     of values than three
     */
    public static FitResult<BetaDiscreteWeibull> fit(Collection<ContractCohort> cohorts, FitSettings settings) {
        ModelUnit unit = Losses.unit(cohorts);
        Losses losses = Losses.of(cohorts, unit);
        if (!losses.informative()) {
            return MaximumLikelihood.noInformation();
        }
        return MaximumLikelihood.fit(
                List.of("alpha", "beta", "c"),
                at -> losses.logLikelihood(t -> logSurvival(at[0], at[1], at[2], t)),
                top -> new BetaDiscreteWeibull(top[0], top[1], top[2], unit),
                losses.customers(),
                settings);
    }

    private static double logSurvival(double alpha, double beta, double c, double time) {
        double logStretched = c * Math.log(time);
        return logStretched > FAR
                ? LogGamma.value(alpha) - alpha * logStretched - LogBeta.value(alpha, beta)
                : ShiftedBetaGeometric.logSurvival(alpha, beta, Math.pow(time, c));
    }

    @Override
    public String id() {
        return "bdw";
    }

    @Override
    public double survival(int renewals) {
        Require.count("renewals", renewals);
        return Math.exp(logSurvival(alpha, beta, c, renewals));
    }

    @Override
    public double retention(int renewal) {
        Require.positive("renewal", renewal);
        return Math.exp(logSurvival(alpha, beta, c, renewal) - logSurvival(alpha, beta, c, renewal - 1.0));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Summed term by term to a relative error of 1e-12. Without discount always empty: a finite sum is not looked for.
     *
     * @throws InvalidInputException also if the rate is above 0 and below 0.0001
     */
    @Override
    public OptionalDouble discountedResidualLifetime(int renewals, DiscountRate rate) {
        Require.count("renewals", renewals);
        double z = rate.presentValueOf1(ModelTime.of(1, unit));
        if (z == 1) {
            return OptionalDouble.empty();
        }
        if (rate.rate() < LOWEST_RATE) {
            throw new InvalidInputException("rate", "must be 0 or at least 0.0001");
        }
        double now = logSurvival(alpha, beta, c, renewals);
        double sum = 0;
        double factor = 1;
        double term = 1;
        for (int t = 1; term * z > 1e-13 * (1 - z) * sum; t++) {
            term = factor * Math.exp(logSurvival(alpha, beta, c, renewals + (double) t) - now);
            sum += term;
            factor *= z;
        }
        return OptionalDouble.of(sum);
    }

    @Override
    public double logLikelihood(Collection<ContractCohort> cohorts) {
        return Losses.of(cohorts, unit).logLikelihood(t -> logSurvival(alpha, beta, c, t));
    }
}
