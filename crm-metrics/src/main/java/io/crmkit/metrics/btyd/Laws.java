package io.crmkit.metrics.btyd;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.purchase.ModelUnit;
import io.crmkit.metrics.purchase.PurchaseSummaries;
import io.crmkit.metrics.purchase.PurchaseSummary;
import java.util.Collection;
import java.util.function.ToDoubleFunction;

/** From a model to its formulas. */
final class Laws {
    private Laws() {}

    static PurchaseLaw of(PurchaseModel model) {
        if (model instanceof BgNbd bg) {
            return BetaGeometric.bg(bg.r(), bg.alpha(), bg.a(), bg.b());
        }
        if (model instanceof MbgNbd mbg) {
            return BetaGeometric.mbg(mbg.r(), mbg.alpha(), mbg.a(), mbg.b());
        }
        if (model instanceof ParetoNbd pareto) {
            return new GammaMixture(pareto.r(), pareto.alpha(), pareto.s(), pareto.beta());
        }
        BgBb bb = (BgBb) model;
        return new BetaBernoulli(bb.alpha(), bb.beta(), bb.gamma(), bb.delta());
    }

    static double logLikelihood(PurchaseModel model, PurchaseSummaries customers) {
        if (model instanceof BgNbd bg) {
            return BetaGeometricLikelihood.bg(customers).at(bg.r(), bg.alpha(), bg.a(), bg.b());
        }
        if (model instanceof MbgNbd mbg) {
            return BetaGeometricLikelihood.mbg(customers).at(mbg.r(), mbg.alpha(), mbg.a(), mbg.b());
        }
        if (model instanceof ParetoNbd pareto) {
            return new GammaMixtureLikelihood(customers).at(pareto.r(), pareto.alpha(), pareto.s(), pareto.beta());
        }
        BgBb bb = (BgBb) model;
        return new BetaBernoulliLikelihood(customers).at(bb.alpha(), bb.beta(), bb.gamma(), bb.delta());
    }

    static double[] expectedPurchases(PurchaseModel model, Collection<PurchaseSummary> customers, double time) {
        Prediction prediction = of(model).prediction();
        return each(
                model,
                customers,
                customer -> prediction.alive(customer.repeats(), customer.lastRepeat(), customer.age())
                        * prediction.expectedIfAlive(customer.repeats(), customer.age(), time));
    }

    static double[] probabilitiesAlive(PurchaseModel model, Collection<PurchaseSummary> customers) {
        Prediction prediction = of(model).prediction();
        return each(
                model,
                customers,
                customer -> prediction.alive(customer.repeats(), customer.lastRepeat(), customer.age()));
    }

    private static double[] each(
            PurchaseModel model, Collection<PurchaseSummary> customers, ToDoubleFunction<PurchaseSummary> predict) {
        ModelUnit unit = model.unit();
        double[] predicted = new double[customers.size()];
        int i = 0;
        for (PurchaseSummary customer : customers) {
            requireUnit(customer.unit(), unit);
            predicted[i++] = predict.applyAsDouble(customer);
        }
        return predicted;
    }

    static void requireUnit(ModelUnit unit, ModelUnit ofModel) {
        if (unit != ofModel) {
            throw new InvalidInputException(
                    "unit", "must be that of the model, " + ofModel.id() + ", not " + unit.id());
        }
    }
}
