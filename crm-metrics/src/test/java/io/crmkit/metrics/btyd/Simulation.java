package io.crmkit.metrics.btyd;

import static io.crmkit.metrics.purchase.ModelUnit.WEEK;
import static io.crmkit.metrics.purchase.ModelUnit.YEAR;

import io.crmkit.metrics.purchase.PurchaseSummaries;
import io.crmkit.metrics.purchase.PurchaseSummary;
import java.util.random.RandomGenerator;

/** Customers who behave exactly as a model says, drawn from its story and not from its formulas. */
final class Simulation {
    private final RandomGenerator random;

    Simulation(RandomGenerator random) {
        this.random = random;
    }

    PurchaseSummaries bgNbd(BgNbd model, int customers) {
        return betaGeometric(model.r(), model.alpha(), model.a(), model.b(), false, customers);
    }

    PurchaseSummaries mbgNbd(MbgNbd model, int customers) {
        return betaGeometric(model.r(), model.alpha(), model.a(), model.b(), true, customers);
    }

    private PurchaseSummaries betaGeometric(
            double r, double alpha, double a, double b, boolean leavesAtOnce, int customers) {
        PurchaseSummaries.Builder summaries = PurchaseSummaries.builder(WEEK);
        for (int i = 0; i < customers; i++) {
            double rate = gamma(r) / alpha;
            double leaves = beta(a, b);
            double age = age();
            long repeats = 0;
            double last = 0;
            boolean alive = !leavesAtOnce || random.nextDouble() >= leaves;
            double next = exponential(rate);
            while (alive && next <= age) {
                repeats++;
                last = next;
                alive = random.nextDouble() >= leaves;
                next += exponential(rate);
            }
            summaries.add(PurchaseSummary.of(repeats, last, age, WEEK));
        }
        return summaries.build();
    }

    PurchaseSummaries paretoNbd(ParetoNbd model, int customers) {
        PurchaseSummaries.Builder summaries = PurchaseSummaries.builder(WEEK);
        for (int i = 0; i < customers; i++) {
            double rate = gamma(model.r()) / model.alpha();
            double left = exponential(gamma(model.s()) / model.beta());
            double age = age();
            long repeats = 0;
            double last = 0;
            for (double next = exponential(rate); next <= Math.min(age, left); next += exponential(rate)) {
                repeats++;
                last = next;
            }
            summaries.add(PurchaseSummary.of(repeats, last, age, WEEK));
        }
        return summaries.build();
    }

    PurchaseSummaries bgBb(BgBb model, int opportunities, int customers) {
        PurchaseSummaries.Builder summaries = PurchaseSummaries.builder(YEAR);
        for (int i = 0; i < customers; i++) {
            double buys = beta(model.alpha(), model.beta());
            double leaves = beta(model.gamma(), model.delta());
            long repeats = 0;
            int last = 0;
            for (int t = 1; t <= opportunities && random.nextDouble() >= leaves; t++) {
                if (random.nextDouble() < buys) {
                    repeats++;
                    last = t;
                }
            }
            summaries.add(PurchaseSummary.of(repeats, last, opportunities, YEAR));
        }
        return summaries.build();
    }

    PurchaseSummaries spend(GammaGamma model, int customers) {
        PurchaseSummaries.Builder summaries = PurchaseSummaries.builder(WEEK);
        for (int i = 0; i < customers; i++) {
            int repeats = 1 + random.nextInt(6);
            double scale = gamma(model.q()) / model.v();
            double mean = gamma(model.p() * repeats) / scale / repeats;
            summaries.add(PurchaseSummary.of(repeats, 10, 20, mean, WEEK));
        }
        return summaries.build();
    }

    /** Customers came over twelve weeks and were watched until week 52. */
    private double age() {
        return 52 - random.nextInt(84) / 7.0;
    }

    private double exponential(double rate) {
        return -Math.log(1 - random.nextDouble()) / rate;
    }

    private double beta(double a, double b) {
        double first = gamma(a);
        return first / (first + gamma(b));
    }

    /** Marsaglia and Tsang, ACM Transactions on Mathematical Software 26, 2000. */
    private double gamma(double shape) {
        if (shape < 1) {
            return gamma(shape + 1) * Math.pow(1 - random.nextDouble(), 1 / shape);
        }
        double d = shape - 1.0 / 3;
        while (true) {
            double x = random.nextGaussian();
            double v = Math.pow(1 + x / Math.sqrt(9 * d), 3);
            if (v > 0 && Math.log(1 - random.nextDouble()) < x * x / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
