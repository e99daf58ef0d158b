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
        double c = a + shifted + repeats - 1;
        double z = time / (alpha + age + time);
        double log = -Math.log1p(time / (alpha + age)); // ln(1 - z)
        double e = a - 1;
        double excess = Hypergeometric.excess(e, a + shifted - 1 - r, c, z);
        double growth = Math.abs(e * log) < 1e-300 ? -log : -Math.expm1(e * log) / e;
        return c * growth - Math.exp(e * log) * excess;
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
