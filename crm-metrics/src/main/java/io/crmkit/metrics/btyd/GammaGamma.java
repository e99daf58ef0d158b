package io.crmkit.metrics.btyd;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.fit.FitResult;
import io.crmkit.metrics.fit.FitSettings;
import io.crmkit.metrics.fit.MaximumLikelihood;
import io.crmkit.metrics.internal.Require;
import io.crmkit.metrics.purchase.PurchaseSummaries;
import io.crmkit.metrics.purchase.PurchaseSummary;
import io.crmkit.metrics.purchase.SpendGroup;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Gamma-gamma: purchases of a customer vary around a mean that is itself distributed over customers. It draws the observed mean
 * of few purchases towards that of all customers. It assumes that spend does not depend on how often somebody buys; look at
 * {@link #correlation} before use.
 *
 * <p>Sources: Fader, Hardie and Lee, "RFM and CLV", Journal of Marketing Research 42 (2005); Fader and Hardie, "The Gamma-Gamma
 * Model of Monetary Value", 2013.
 *
 * @param p shape of the spend of a purchase, above 0
 * @param q shape of its scale over customers, above 0; the mean over customers exists above 1 only
 * @param v scale, in money, above 0
 */
public record GammaGamma(double p, double q, double v) {
    /**
     * Checks the parameters.
     *
     * @throws InvalidInputException if one is not finite and above 0
     */
    public GammaGamma {
        Require.positive("p", p);
        Require.positive("q", q);
        Require.positive("v", v);
    }

    /** Returns the fit with {@link FitSettings#DEFAULT}. */
    public static FitResult<GammaGamma> fit(PurchaseSummaries customers) {
        return fit(customers, FitSettings.DEFAULT);
    }

    /**
     * Returns the most likely model of the customers with a repeat purchase and a mean spend above 0; others are left out, and
     * the size of the sample of the fit says how many remained.
     *
     * @throws InvalidInputException if the settings start with another number of values than three
     */
    public static FitResult<GammaGamma> fit(PurchaseSummaries customers, FitSettings settings) {
        SpendTable table = new SpendTable(customers.spend());
        if (table.size() < 2) {
            return MaximumLikelihood.noInformation();
        }
        return MaximumLikelihood.fit(
                List.of("p", "q", "v"),
                table::logLikelihood,
                top -> new GammaGamma(top[0], top[1], top[2]),
                table.customers(),
                settings);
    }

    /** Returns the natural logarithm of the likelihood of the customers with a repeat purchase and a mean spend above 0. */
    public double logLikelihood(PurchaseSummaries customers) {
        return new SpendTable(customers.spend()).logLikelihood(p, q, v);
    }

    /** Returns the mean spend over all customers, p v / (q - 1); empty if q is not above 1, where the mean is infinite. */
    public OptionalDouble meanSpend() {
        return expectedSpend(0, 0);
    }

    /**
     * Returns the expected mean spend of a customer; without repeat purchase that of all customers. Empty if the spend of a
     * customer with repeat purchases is unknown, or as {@link #meanSpend}.
     *
     * @throws InvalidInputException if the mean spend is negative
     */
    public OptionalDouble expectedSpend(PurchaseSummary customer) {
        if (customer.repeats() > 0 && customer.meanSpend().isEmpty()) {
            return OptionalDouble.empty();
        }
        return expectedSpend(customer.repeats(), customer.meanSpend().orElse(0));
    }

    /**
     * Returns the expected mean spend, p (v + x m) / (p x + q - 1), after x purchases of mean m; empty if p x + q is not above
     * 1.
     *
     * @param repeats x, at least 0
     * @param meanSpend m, at least 0; not read if x is 0
     * @throws InvalidInputException if an argument is negative
     */
    public OptionalDouble expectedSpend(long repeats, double meanSpend) {
        Require.count("repeats", repeats);
        Require.notNegative("meanSpend", meanSpend);
        double divisor = p * repeats + q - 1;
        return divisor > 0 ? OptionalDouble.of(p * (v + repeats * meanSpend) / divisor) : OptionalDouble.empty();
    }

    /**
     * Returns Pearson's correlation of repeats and mean spend over the customers that have both. The model assumes it to be
     * small. Empty if one of the two is the same for all.
     */
    public static OptionalDouble correlation(PurchaseSummaries customers) {
        double n = 0;
        double meanX = 0;
        double meanM = 0;
        double xx = 0;
        double mm = 0;
        double xm = 0;
        for (SpendGroup group : customers.spend()) {
            double weight = group.customers();
            n += weight;
            double dx = group.repeats() - meanX;
            double dm = group.meanSpend() - meanM;
            meanX += dx * weight / n;
            meanM += dm * weight / n;
            xx += weight * dx * (group.repeats() - meanX);
            mm += weight * dm * (group.meanSpend() - meanM);
            xm += weight * dx * (group.meanSpend() - meanM);
        }
        return xx > 0 && mm > 0
                ? OptionalDouble.of(Math.max(-1, Math.min(1, xm / Math.sqrt(xx * mm))))
                : OptionalDouble.empty();
    }
}
