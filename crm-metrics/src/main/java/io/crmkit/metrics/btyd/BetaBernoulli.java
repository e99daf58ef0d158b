package io.crmkit.metrics.btyd;

import io.crmkit.core.error.InvalidInputException;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.numbers.gamma.LogGamma;

/**
 * The formulas of BG/BB. Ratios of beta functions one apart are fractions, so sums over opportunities need no gamma functions and
 * have no singularity at γ = 1.
 */
final class BetaBernoulli implements PurchaseLaw {
    /** The most opportunities; sums run over them. */
    private static final double LONGEST = 100_000;

    private final double alpha;
    private final double beta;
    private final double gamma;
    private final double delta;

    BetaBernoulli(double alpha, double beta, double gamma, double delta) {
        this.alpha = alpha;
        this.beta = beta;
        this.gamma = gamma;
        this.delta = delta;
    }

    static int whole(String field, double time) {
        if (time != Math.rint(time) || time > LONGEST) {
            throw new InvalidInputException(field, "must be a whole number of opportunities, at most 100,000");
        }
        return (int) time;
    }

    static void check(double repeats, double lastRepeat, double age) {
        whole("age", age);
        if (repeats > whole("lastRepeat", lastRepeat)) {
            throw new InvalidInputException("repeats", "must not be more than the opportunities until the last one");
        }
    }

    /** ln(1 + odds that the customer had left when the last opportunity came). */
    double logOnePlusOddsLeft(double x, int lastRepeat, int age) {
        double product = 1;
        double odds = 0;
        double logScale = 0;
        for (int j = age - 1; j >= lastRepeat; j--) {
            product *= (alpha + beta + j) / (beta + j - x) * ((gamma + delta + j) / (delta + j));
            odds += product * gamma / (gamma + delta + j);
            if (product > 1e200) {
                product *= 1e-200;
                odds *= 1e-200;
                logScale += 200 * Math.log(10);
            }
        }
        return logScale == 0 ? Math.log1p(odds) : logScale + Math.log(odds);
    }

    @Override
    public double alive(long repeats, double lastRepeat, double age) {
        check((double) repeats, lastRepeat, age);
        return Math.exp(-logOnePlusOddsLeft((double) repeats, (int) lastRepeat, (int) age))
                * (delta + age)
                / (gamma + delta + age);
    }

    @Override
    public double expected(double time) {
        return delta / (gamma + delta) * expectedIfAlive(0, 0, time);
    }

    @Override
    public double expectedIfAlive(long repeats, double age, double time) {
        int opportunities = whole("horizon", time);
        double alive = 1;
        double sum = 0;
        for (int k = 1; k <= opportunities; k++) {
            sum += alive;
            alive *= (delta + age + k) / (gamma + delta + age + k);
        }
        return (alpha + repeats) / (alpha + beta + age) * sum;
    }

    @Override
    public Prediction prediction() {
        return new IfAlive(this);
    }

    @Override
    public double probability(long repeats, double time) {
        int opportunities = whole("horizon", time);
        if (repeats > opportunities) {
            return 0;
        }
        double sum = Math.exp(logBought((double) repeats, opportunities)
                + LogBeta.value(gamma, delta + opportunities)
                - LogBeta.value(gamma, delta));
        for (int left = (int) repeats; left < opportunities; left++) {
            sum += Math.exp(logBought((double) repeats, left)
                    + LogBeta.value(gamma + 1, delta + left)
                    - LogBeta.value(gamma, delta));
        }
        return sum;
    }

    /** The logarithm of the probability of so many purchases at so many opportunities of a customer who stays. */
    private double logBought(double repeats, double opportunities) {
        double ways = LogGamma.value(opportunities + 1)
                - LogGamma.value(repeats + 1)
                - LogGamma.value(opportunities - repeats + 1);
        return ways + LogBeta.value(alpha + repeats, beta + opportunities - repeats) - LogBeta.value(alpha, beta);
    }
}
