package io.crmkit.metrics.btyd;

import io.crmkit.metrics.fit.FitResult;
import io.crmkit.metrics.fit.FitSettings;
import io.crmkit.metrics.fit.MaximumLikelihood;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.purchase.ModelUnit;
import io.crmkit.metrics.purchase.PurchaseSummaries;
import java.util.List;
import java.util.Objects;

/**
 * BG/NBD: customers buy at random at rates that are gamma distributed, and leave after a repeat purchase with probabilities
 * that are beta distributed. Who made no repeat purchase is alive by assumption; see {@link AliveProbability}.
 *
 * <p>Source: Fader, Hardie and Lee, "Counting Your Customers the Easy Way", Marketing Science 24 (2005).
 *
 * @param r shape of the purchase rates, above 0
 * @param alpha scale of the purchase rates in the unit, above 0: the mean rate is r/alpha
 * @param a first shape of the probability of leaving, above 0: its mean is a/(a+b)
 * @param b second shape of the probability of leaving, above 0
 * @param unit the unit of time
 */
public record BgNbd(double r, double alpha, double a, double b, ModelUnit unit) implements PurchaseModel {
    /**
     * Checks the parameters.
     *
     * @throws io.crmkit.core.error.InvalidInputException if one is not finite and above 0
     */
    public BgNbd {
        Require.positive("r", r);
        Require.positive("alpha", alpha);
        Require.positive("a", a);
        Require.positive("b", b);
        Objects.requireNonNull(unit, "unit");
    }

    /** Returns the fit with {@link FitSettings#DEFAULT}. */
    public static FitResult<BgNbd> fit(PurchaseSummaries customers) {
        return fit(customers, FitSettings.DEFAULT);
    }

    /**
     * Returns the most likely model of these customers, in their unit. Without a repeat purchase there is none.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the settings start with another number of values than four
     */
    public static FitResult<BgNbd> fit(PurchaseSummaries customers, FitSettings settings) {
        if (customers.repeaters() == 0) {
            return MaximumLikelihood.noInformation();
        }
        return MaximumLikelihood.fit(
                List.of("r", "alpha", "a", "b"),
                BetaGeometricLikelihood.bg(customers)::at,
                top -> new BgNbd(top[0], top[1], top[2], top[3], customers.unit()),
                (double) customers.customers(),
                settings);
    }

    @Override
    public String id() {
        return "bg_nbd";
    }
}
