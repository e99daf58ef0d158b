package io.crmkit.metrics.btyd;

import io.crmkit.metrics.internal.Hypergeometric;

/**
 * The formulas of Pareto/NBD, in logarithms. The likelihood of a history is proportional to 1/((α+T)^(r+x) (β+T)^s) + s/(r+s+x)
 * (G(t_x) - G(T)): alive at T, or left between t_x and T. G is the published 2F1 expression after Euler's transformation, which
 * leaves 2F1(1, ·; r+s+x+1; z) with positive terms of moderate size for any x:
 *
 * <ul>
 *   <li>α ≥ β: G(τ) = (α+τ)^-(r+x) (β+τ)^-s 2F1(1, r+x; r+s+x+1; (α-β)/(α+τ))
 *   <li>α &lt; β: G(τ) = (α+τ)^(1-r-x) (β+τ)^-(s+1) 2F1(1, s+1; r+s+x+1; (β-α)/(β+τ))
 * </ul>
 */
final class GammaMixture implements PurchaseLaw {
    private static final double LARGEST_EXPONENT = 600;
    private static final double STEP = 1.0 / 16;
    private static final int NODES = 56;

    private final double r;
    private final double alpha;
    private final double s;
    private final double beta;

    GammaMixture(double r, double alpha, double s, double beta) {
        this.r = r;
        this.alpha = alpha;
        this.s = s;
        this.beta = beta;
    }

    /**
     * The logarithm of 1 plus the odds that the customer has left.
     *
     * @param logGrowth ln of ((α+T)/(α+t_x))^(r+x) ((β+T)/(β+t_x))^s
     */
    double logOnePlusOddsLeft(double x, double lastRepeat, double age, double logGrowth) {
        double share = s / (r + s + x);
        double atLast = share * scaled(x, lastRepeat);
        return logGrowth < LARGEST_EXPONENT
                ? Math.log(1 + Math.max(0, Math.exp(logGrowth) * atLast - share * scaled(x, age)))
                : logGrowth + Math.log(atLast);
    }

    /** G(τ) (α+τ)^(r+x) (β+τ)^s. */
    private double scaled(double x, double time) {
        return alpha >= beta
                ? Hypergeometric.ofOne(r + x, r + s + x + 1, (alpha - beta) / (alpha + time))
                : (alpha + time)
                        / (beta + time)
                        * Hypergeometric.ofOne(s + 1, r + s + x + 1, (beta - alpha) / (beta + time));
    }

    @Override
    public double alive(long repeats, double lastRepeat, double age) {
        double x = (double) repeats;
        return alive(x, lastRepeat, age, scaled(x, lastRepeat), scaled(x, age));
    }

    private double alive(double x, double lastRepeat, double age, double scaledAtLast, double scaledAtAge) {
        double logGrowth = (r + x) * Math.log((alpha + age) / (alpha + lastRepeat))
                + s * Math.log((beta + age) / (beta + lastRepeat));
        double share = s / (r + s + x);
        return logGrowth < LARGEST_EXPONENT
                ? 1 / (1 + Math.max(0, share * (Math.exp(logGrowth) * scaledAtLast - scaledAtAge)))
                : Math.exp(-logGrowth) / (share * scaledAtLast);
    }

    /** Takes both values of 2F1 from tables, as functions of u = (min(α,β)+τ) / (max(α,β)+τ). */
    @Override
    public Prediction prediction() {
        double low = Math.min(alpha, beta);
        double high = Math.max(alpha, beta);
        HypergeometricTables tables = new HypergeometricTables((x, u) ->
                Hypergeometric.ofOne(alpha >= beta ? r + x : s + 1, r + s + x + 1, 1 - u) * (alpha >= beta ? 1 : u));
        return new Prediction() {
            @Override
            public double alive(long repeats, double lastRepeat, double age) {
                return GammaMixture.this.alive(
                        (double) repeats,
                        lastRepeat,
                        age,
                        tables.at(repeats, (low + lastRepeat) / (high + lastRepeat)),
                        tables.at(repeats, (low + age) / (high + age)));
            }

            @Override
            public double expectedIfAlive(long repeats, double age, double time) {
                return GammaMixture.this.expectedIfAlive(repeats, age, time);
            }
        };
    }

    @Override
    public double expected(double time) {
        return expectedIfAlive(0, 0, time);
    }

    @Override
    public double expectedIfAlive(long repeats, double age, double time) {
        double log = NearOne.log1p(time / (beta + age));
        return (r + repeats) * (beta + age) / (alpha + age) * NearOne.growth(s - 1, log);
    }

    /** Bought so often and stayed, or left before: an integral over the time of leaving, by tanh-sinh quadrature. */
    @Override
    public double probability(long repeats, double time) {
        NegativeBinomial purchases = new NegativeBinomial(r, alpha);
        double stays = purchases.probability((double) repeats, time) * Math.exp(-s * Math.log1p(time / beta));
        if (time == 0) {
            return stays;
        }
        double leaves = 0;
        for (int k = -NODES; k <= NODES; k++) {
            double u = Math.PI / 2 * Math.sinh(k * STEP);
            double left = time / (1 + Math.exp(-2 * u));
            double weight = time * Math.PI / 4 * Math.cosh(k * STEP) / (Math.cosh(u) * Math.cosh(u));
            double density = s / beta * Math.exp(-(s + 1) * Math.log1p(left / beta));
            leaves += weight * density * purchases.probability((double) repeats, left);
        }
        return stays + STEP * leaves;
    }
}
