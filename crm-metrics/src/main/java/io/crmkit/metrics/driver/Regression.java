package io.crmkit.metrics.driver;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A linear regression of the outcome on the drivers, all with mean 0 and standard deviation 1. */
public final class Regression implements RegressionResult {
    private final RegressionFit fit;
    private final List<String> drivers;
    private final Coverage coverage;
    private final List<Correlation> correlations;

    Regression(RegressionFit fit, List<String> drivers, Coverage coverage, List<Correlation> correlations) {
        this.fit = fit;
        this.drivers = List.copyOf(drivers);
        this.coverage = coverage;
        this.correlations = List.copyOf(correlations);
    }

    @Override
    public Coverage coverage() {
        return coverage;
    }

    @Override
    public List<Correlation> correlations() {
        return correlations;
    }

    @Override
    public Regression orElseThrow() {
        return this;
    }

    /** Returns the names of the drivers in their order. */
    public List<String> drivers() {
        return drivers;
    }

    /** Returns the share of the variance of the outcome that goes with the drivers, 0 to 1. */
    public double rSquared() {
        return fit.rSquared();
    }

    /**
     * Returns R² corrected for the number of drivers, 1 - (1 - R²)(n - 1)/(n - drivers - 1); may be below 0. n is that of the
     * coverage.
     */
    public double adjustedRSquared() {
        int n = coverage.used();
        return 1 - (1 - rSquared()) * (n - 1) / (n - drivers.size() - 1);
    }

    /** Returns by how many standard deviations the outcome differs for one of each driver, in the order of the drivers. */
    public Map<String, Double> coefficients() {
        return byDriver(fit.coefficients());
    }

    /**
     * Returns the variance inflation of each coefficient, 1/(1 - R²) of the driver on the other drivers, from 1. Above 5 or 10
     * the coefficient says little by itself; {@link #relativeWeights} and {@link #shapley} are made for that.
     */
    public Map<String, Double> varianceInflation() {
        return byDriver(fit.varianceInflation());
    }

    /**
     * Returns Johnson's relative weights: R² split over the drivers by way of the orthogonal variables that are closest to
     * them. Takes any number of drivers.
     *
     * <p>Source: Johnson, "A Heuristic Method for Estimating the Relative Weight of Predictor Variables in Multiple
     * Regression", Multivariate Behavioral Research 35 (2000); the text was not available.
     */
    public Importance relativeWeights() {
        return new Importance("johnson.relative_weights", byDriver(fit.relativeWeights()), rSquared(), coverage);
    }

    /**
     * Returns the Shapley shares of R², also known as LMG: what a driver adds to R², averaged over all orders in which the
     * drivers can enter. Exact, by way of all 2^drivers subsets.
     *
     * <p>Sources: Lindeman, Merenda and Gold, Introduction to Bivariate and Multivariate Analysis, 1980, by way of Grömping,
     * "Relative Importance for Linear Regression in R", Journal of Statistical Software 17 (2006).
     *
     * @throws io.crmkit.core.error.InvalidInputException for more than {@link Importance#MAX_SHAPLEY_DRIVERS} drivers
     */
    public Importance shapley() {
        return new Importance("shapley.lmg", byDriver(fit.shapley()), rSquared(), coverage);
    }

    private Map<String, Double> byDriver(double[] numbers) {
        Map<String, Double> map = new LinkedHashMap<>();
        for (int i = 0; i < numbers.length; i++) {
            map.put(drivers.get(i), numbers[i]);
        }
        return Collections.unmodifiableMap(map);
    }
}
