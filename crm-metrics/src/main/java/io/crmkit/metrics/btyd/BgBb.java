package io.crmkit.metrics.btyd;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.fit.FitResult;
import io.crmkit.metrics.fit.FitSettings;
import io.crmkit.metrics.fit.MaximumLikelihood;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.purchase.ModelUnit;
import io.crmkit.metrics.purchase.PurchaseSummaries;
import java.util.List;
import java.util.Objects;

/**
 * BG/BB: at each opportunity, once per unit, a customer buys or not with a probability that is beta distributed, and before
 * each leaves with a probability that is beta distributed too. For yearly donations, monthly events and the like. All times are
 * whole numbers of opportunities; others are refused.
 *
 * <p>Source: Fader, Hardie and Shang, "Customer-Base Analysis in a Discrete-Time Noncontractual Setting", Marketing Science 29
 * (2010).
 *
 * @param alpha first shape of the probability of buying, above 0: its mean is alpha/(alpha+beta)
 * @param beta second shape of the probability of buying, above 0
 * @param gamma first shape of the probability of leaving, above 0: its mean is gamma/(gamma+delta)
 * @param delta second shape of the probability of leaving, above 0
 * @param unit how often there is an opportunity
 */
public record BgBb(double alpha, double beta, double gamma, double delta, ModelUnit unit) implements PurchaseModel {
    /**
     * Checks the parameters.
     *
     * @throws InvalidInputException if one is not finite and above 0
     */
    public BgBb {
        Require.positive("alpha", alpha);
        Require.positive("beta", beta);
        Require.positive("gamma", gamma);
        Require.positive("delta", delta);
        Objects.requireNonNull(unit, "unit");
    }

    /** Returns the fit with {@link FitSettings#DEFAULT}. */
    public static FitResult<BgBb> fit(PurchaseSummaries customers) {
        return fit(customers, FitSettings.DEFAULT);
    }

    /**
     * Returns the most likely model of these customers, in their unit. Without a repeat purchase there is none.
     *
     * @throws InvalidInputException if a time is not a whole number, a customer bought more often than there were
     *     opportunities, or the settings start with another number of values than four
     */
    public static FitResult<BgBb> fit(PurchaseSummaries customers, FitSettings settings) {
        BetaBernoulliLikelihood likelihood = new BetaBernoulliLikelihood(customers);
        if (customers.repeaters() == 0) {
            return MaximumLikelihood.noInformation();
        }
        return MaximumLikelihood.fit(
                List.of("alpha", "beta", "gamma", "delta"),
                likelihood::at,
                top -> new BgBb(top[0], top[1], top[2], top[3], customers.unit()),
                (double) customers.customers(),
                settings);
    }

    @Override
    public String id() {
        return "bg_bb";
    }
}
