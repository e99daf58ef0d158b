package io.crmkit.metrics.contract;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.purchase.ModelUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Cohorts added up: how many were lost at each renewal, and how many were left when observation ended after it. */
final class Losses {
    private final double[] lost;
    private final double[] left;
    private final double customers;

    private Losses(double[] lost, double[] left, double customers) {
        this.lost = lost;
        this.left = left;
        this.customers = customers;
    }

    static Losses of(Collection<ContractCohort> cohorts, ModelUnit unit) {
        int longest = 0;
        for (ContractCohort cohort : cohorts) {
            if (cohort.unit() != unit) {
                throw new InvalidInputException(
                        "unit",
                        "must be " + unit.id() + ", not " + cohort.unit().id());
            }
            longest = Math.max(longest, cohort.survivors().size());
        }
        double[] lost = new double[longest];
        double[] left = new double[longest];
        double customers = 0;
        for (ContractCohort cohort : cohorts) {
            List<Double> survivors = cohort.survivors();
            for (int t = 1; t < survivors.size(); t++) {
                lost[t] += survivors.get(t - 1) - survivors.get(t);
            }
            left[survivors.size() - 1] += survivors.get(survivors.size() - 1);
            customers += survivors.get(0);
        }
        return new Losses(lost, left, customers);
    }

    static ModelUnit unit(Collection<ContractCohort> cohorts) {
        return cohorts.stream()
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("cohorts", "must have at least one"))
                .unit();
    }

    double customers() {
        return customers;
    }

    /** Whether some were lost and some stayed. */
    boolean informative() {
        return Arrays.stream(lost).sum() > 0 && Arrays.stream(left).sum() > 0;
    }

    double logLikelihood(DoubleUnaryOperator logSurvival) {
        double sum = 0;
        double before = 0;
        for (int t = 1; t < lost.length; t++) {
            double after = logSurvival.applyAsDouble(t);
            if (lost[t] > 0) {
                sum += lost[t] * (before + Math.log(-Math.expm1(after - before)));
            }
            if (left[t] > 0) {
                sum += left[t] * after;
            }
            before = after;
        }
        return sum;
    }
}
