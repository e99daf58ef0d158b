package io.crmkit.metrics.btyd;

import io.crmkit.metrics.purchase.PurchaseSummaries;
import org.apache.commons.numbers.gamma.LogGamma;

/** The log-likelihood of BG/NBD and MBG/NBD; see {@link BetaGeometric}. */
final class BetaGeometricLikelihood {
    private final PurchaseTable table;
    private final boolean leavesAtOnce;
    private final double[] logs;
    private final double[] odds;

    private BetaGeometricLikelihood(PurchaseSummaries summaries, boolean leavesAtOnce) {
        this.table = new PurchaseTable(summaries);
        this.leavesAtOnce = leavesAtOnce;
        this.logs = new double[table.times.length];
        this.odds = new double[table.repeats.length];
    }

    static BetaGeometricLikelihood bg(PurchaseSummaries summaries) {
        return new BetaGeometricLikelihood(summaries, false);
    }

    static BetaGeometricLikelihood mbg(PurchaseSummaries summaries) {
        return new BetaGeometricLikelihood(summaries, true);
    }

    double at(double... parameters) {
        double r = parameters[0];
        double alpha = parameters[1];
        double a = parameters[2];
        double b = parameters[3];
        double shifted = leavesAtOnce ? b + 1 : b;
        table.logs(alpha, logs);
        double constant = r * Math.log(alpha) - LogGamma.value(r) + LogGamma.value(a + b) - LogGamma.value(b);
        double sum = 0;
        for (int i = 0; i < odds.length; i++) {
            double x = table.repeats[i];
            sum += table.customersByRepeats[i]
                    * (constant
                            + LogGamma.value(r + x)
                            + LogGamma.value(shifted + x)
                            - LogGamma.value(a + shifted + x));
            odds[i] = x == 0 && !leavesAtOnce ? Double.NEGATIVE_INFINITY : Math.log(a / (shifted + x - 1));
        }
        for (int i = 0; i < table.size(); i++) {
            double power = r + table.repeats[table.repeatsOf[i]];
            double logAge = logs[table.ageOf[i]];
            double left = odds[table.repeatsOf[i]];
            double share = left == Double.NEGATIVE_INFINITY
                    ? 0
                    : PurchaseTable.logOnePlusExp(left + power * (logAge - logs[table.lastRepeatOf[i]]));
            sum += table.customers[i] * (share - power * logAge);
        }
        return sum;
    }
}
