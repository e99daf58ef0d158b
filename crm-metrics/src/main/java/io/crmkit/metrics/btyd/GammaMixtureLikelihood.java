package io.crmkit.metrics.btyd;

import io.crmkit.metrics.purchase.PurchaseSummaries;
import org.apache.commons.numbers.gamma.LogGamma;

/** The log-likelihood of Pareto/NBD; see {@link GammaMixture}. */
final class GammaMixtureLikelihood {
    private final PurchaseTable table;
    private final double[] logAlpha;
    private final double[] logBeta;

    GammaMixtureLikelihood(PurchaseSummaries summaries) {
        this.table = new PurchaseTable(summaries);
        this.logAlpha = new double[table.times.length];
        this.logBeta = new double[table.times.length];
    }

    double at(double... parameters) {
        double r = parameters[0];
        double alpha = parameters[1];
        double s = parameters[2];
        double beta = parameters[3];
        GammaMixture law = new GammaMixture(r, alpha, s, beta);
        table.logs(alpha, logAlpha);
        table.logs(beta, logBeta);
        double constant = r * Math.log(alpha) + s * Math.log(beta) - LogGamma.value(r);
        double sum = 0;
        for (int i = 0; i < table.repeats.length; i++) {
            sum += table.customersByRepeats[i] * (constant + LogGamma.value(r + table.repeats[i]));
        }
        for (int i = 0; i < table.size(); i++) {
            double x = table.repeats[table.repeatsOf[i]];
            int last = table.lastRepeatOf[i];
            int age = table.ageOf[i];
            double logGrowth = (r + x) * (logAlpha[age] - logAlpha[last]) + s * (logBeta[age] - logBeta[last]);
            sum += table.customers[i]
                    * (law.logOnePlusOddsLeft(x, table.times[last], table.times[age], logGrowth)
                            - (r + x) * logAlpha[age]
                            - s * logBeta[age]);
        }
        return sum;
    }
}
