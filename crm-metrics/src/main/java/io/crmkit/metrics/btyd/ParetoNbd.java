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
 * Pareto/NBD: customers buy at random at rates that are gamma distributed, and leave at any time at rates that are gamma
 * distributed too.
 *
 * <p>Sources: Schmittlein, Morrison and Colombo, "Counting Your Customers", Management Science 33 (1987); Fader and Hardie, "A
 * Note on Deriving the Pareto/NBD Model and Related Expressions", 2005.
 *
 * @param r shape of the purchase rates, above 0
 * @param alpha scale of the purchase rates in the unit, above 0: the mean rate is r/alpha
 * @param s shape of the rates of leaving, above 0
 * @param beta scale of the rates of leaving in the unit, above 0: the mean rate is s/beta
 * @param unit the unit of time
 */
public record ParetoNbd(double r, double alpha, double s, double beta, ModelUnit unit) implements PurchaseModel {
    /**
     * Checks the parameters.
     *
     * @throws io.crmkit.core.error.InvalidInputException if one is not finite and above 0
     */
    public ParetoNbd {
        Require.positive("r", r);
        Require.positive("alpha", alpha);
        Require.positive("s", s);
        Require.positive("beta", beta);
        Objects.requireNonNull(unit, "unit");
    }

    /** Returns the fit with {@link FitSettings#DEFAULT}. */
    public static FitResult<ParetoNbd> fit(PurchaseSummaries customers) {
        return fit(customers, FitSettings.DEFAULT);
    }

    /**
     * Returns the most likely model of these customers, in their unit. Without a repeat purchase there is none.
     *
     * @throws io.crmkit.core.error.InvalidInputException if the settings start with another number of values than four
     */
    public static FitResult<ParetoNbd> fit(PurchaseSummaries customers, FitSettings settings) {
        if (customers.repeaters() == 0) {
            return MaximumLikelihood.noInformation();
        }
        return MaximumLikelihood.fit(
                List.of("r", "alpha", "s", "beta"),
                new GammaMixtureLikelihood(customers)::at,
                top -> new ParetoNbd(top[0], top[1], top[2], top[3], customers.unit()),
                (double) customers.customers(),
                settings);
    }

    @Override
    public String id() {
        return "pareto_nbd";
    }
}
