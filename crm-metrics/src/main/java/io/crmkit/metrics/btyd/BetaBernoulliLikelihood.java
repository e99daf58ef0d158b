package io.crmkit.metrics.btyd;

import io.crmkit.metrics.purchase.PurchaseGroup;
import io.crmkit.metrics.purchase.PurchaseSummaries;
import java.util.List;
import org.apache.commons.numbers.gamma.LogBeta;

/** The log-likelihood of BG/BB; see {@link BetaBernoulli}. */
final class BetaBernoulliLikelihood {
    private final List<PurchaseGroup> groups;

    BetaBernoulliLikelihood(PurchaseSummaries summaries) {
        groups = summaries.groups();
        groups.forEach(group -> BetaBernoulli.check((double) group.repeats(), group.lastRepeat(), group.age()));
    }

    double at(double... parameters) {
        double alpha = parameters[0];
        double beta = parameters[1];
        double gamma = parameters[2];
        double delta = parameters[3];
        BetaBernoulli law = new BetaBernoulli(alpha, beta, gamma, delta);
        double constant = LogBeta.value(alpha, beta) + LogBeta.value(gamma, delta);
        double sum = 0;
        for (PurchaseGroup group : groups) {
            double x = group.repeats();
            double age = group.age();
            sum += group.customers()
                    * (LogBeta.value(alpha + x, beta + age - x)
                            + LogBeta.value(gamma, delta + age)
                            - constant
                            + law.logOnePlusOddsLeft(x, (int) group.lastRepeat(), (int) age));
        }
        return sum;
    }
}
