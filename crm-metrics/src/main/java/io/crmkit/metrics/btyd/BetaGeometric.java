package io.crmkit.metrics.btyd;

import io.crmkit.metrics.internal.Hypergeometric;
import org.apache.commons.numbers.gamma.LogBeta;

/**
 * The formulas of BG/NBD and MBG/NBD. The latter lets customers leave right after the first purchase too; who stays then is a
 * BG/NBD customer with b + 1, so both are one formula.
 *
 * <p>Expected purchases are written as (a + b - 1) (1 - (1-z)^(a-1) 2F1(a-1, c-r; c; z)) / (a - 1), the Euler transformation of
 * the published form, and evaluated without its cancellation at a = 1.
 */
final class BetaGeometric implements PurchaseLaw {
    private final double r;
    private final double alpha;
    private final double a;
    private final double b;
    private final double shifted;
    private final boolean leavesAtOnce;

    private BetaGeometric(double r, double alpha, double a, double b, boolean leavesAtOnce) {
        this.r = r;
        this.alpha = alpha;
        this.a = a;
        this.b = b;
        this.shifted = leavesAtOnce ? b + 1 : b;
        this.leavesAtOnce = leavesAtOnce;
    }

    static BetaGeometric bg(double r, double alpha, double a, double b) {
        return new BetaGeometric(r, alpha, a, b, false);
    }

    static BetaGeometric mbg(double r, double alpha, double a, double b) {
        return new BetaGeometric(r, alpha, a, b, true);
    }

    @Override
    public double alive(long repeats, double lastRepeat, double age) {
        if (repeats == 0 && !leavesAtOnce) {
            return 1;
        }
        double logRatio = (r + repeats) * Math.log((alpha + age) / (alpha + lastRepeat));
        return 1 / (1 + a / (shifted + repeats - 1) * Math.exp(logRatio));
    }

    @Override
    public double expected(double time) {
        double staysAtFirst = leavesAtOnce ? b / (a + b) : 1;
        return staysAtFirst * expectedIfAlive(0, 0, time);
    }

    @Override
    public double expectedIfAlive(long repeats, double age, double time) {
        double z = time / (alpha + age + time);
        return expectedIfAlive((double) repeats, age, time, z, excess((double) repeats, z));
    }

    private double expectedIfAlive(double x, double age, double time, double z, double excess) {
        double log = NearOne.log1p(time / (alpha + age)); // -ln(1 - z)
        return (a + shifted + x - 1) * NearOne.growth(a - 1, log) - Math.exp((1 - a) * log) * z * excess;
    }

    /** c (2F1(a-1, c-r; c; z) - 1) / ((a-1) z). */
    private double excess(double x, double z) {
        double second = a + shifted - 1 - r;
        return z == 0 ? second : Hypergeometric.excess(a - 1, second, a + shifted + x - 1, z) / z;
    }

    /** Takes 2F1 from tables, as a function of 1 - z. */
    @Override
    public Prediction prediction() {
        HypergeometricTables tables = new HypergeometricTables((x, u) -> excess(x, 1 - u));
        return new Prediction() {
            @Override
            public double alive(long repeats, double lastRepeat, double age) {
                return BetaGeometric.this.alive(repeats, lastRepeat, age);
            }

            @Override
            public double expectedIfAlive(long repeats, double age, double time) {
                double whole = alpha + age + time;
                double excess = tables.at(repeats, (alpha + age) / whole);
                return BetaGeometric.this.expectedIfAlive((double) repeats, age, time, time / whole, excess);
            }
        };
    }

    @Override
    public double probability(long repeats, double time) {
        NegativeBinomial purchases = new NegativeBinomial(r, alpha);
        double base = LogBeta.value(a, b);
        double stays =
                Math.exp(LogBeta.value(a, shifted + repeats) - base) * purchases.probability((double) repeats, time);
        if (repeats == 0 && !leavesAtOnce) {
            return stays;
        }
        double leaves = Math.exp(LogBeta.value(a + 1, shifted + repeats - 1) - base);
        return stays + leaves * purchases.atLeast((double) repeats, time);
    }
}
