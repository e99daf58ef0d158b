package io.crmkit.metrics.warning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the probabilities of a churn model were worth. The order of outcomes does not matter.
 *
 * @param n the customers
 * @param churned how many of them left
 * @param auc the area under the ROC curve: how probable it is that of two customers, one of whom left, the model held that one for the
 *     likelier; ties count half; 0.5 is chance. Empty if all or none left
 * @param brier the Brier score, the mean of (predicted - outcome)²; 0 is best
 * @param brierSkill 1 - Brier score / that of always predicting the churn rate; 0 is no better than that, below 0 worse. Empty if all
 *     or none left
 * @param predicted the mean predicted probability; far from churned / n the model is not calibrated at large
 * @param deciles the customers in tenths, the likeliest to leave first
 */
public record ModelReport(
        long n,
        long churned,
        OptionalDouble auc,
        double brier,
        OptionalDouble brierSkill,
        double predicted,
        List<Decile> deciles) {
    private static final int TENTHS = 10;

    /** Copies the deciles. */
    public ModelReport {
        deciles = List.copyOf(deciles);
    }

    /** Returns the report; empty without outcomes. */
    public static Optional<ModelReport> of(Collection<ChurnOutcome> outcomes) {
        if (outcomes.isEmpty()) {
            return Optional.empty();
        }
        List<ChurnOutcome> sorted = outcomes.stream()
                .sorted(Comparator.comparingDouble(ChurnOutcome::predicted)
                        .reversed()
                        .thenComparing(ChurnOutcome::churned))
                .toList();
        long n = sorted.size();
        long churned = sorted.stream().filter(ChurnOutcome::churned).count();
        double brier = sorted.stream().mapToDouble(ModelReport::squaredError).sum() / n;
        double rate = (double) churned / n;
        boolean both = churned > 0 && churned < n;
        return Optional.of(new ModelReport(
                n,
                churned,
                both ? OptionalDouble.of(auc(sorted, churned)) : OptionalDouble.empty(),
                brier,
                both ? OptionalDouble.of(1 - brier / (rate * (1 - rate))) : OptionalDouble.empty(),
                sorted.stream().mapToDouble(ChurnOutcome::predicted).sum() / n,
                deciles(sorted, churned)));
    }

    private static double squaredError(ChurnOutcome outcome) {
        double error = outcome.predicted() - (outcome.churned() ? 1 : 0);
        return error * error;
    }

    /** Mann and Whitney: pairs won by those who left, ties as half. */
    private static double auc(List<ChurnOutcome> sorted, long churned) {
        double won = 0;
        long stayedBefore = 0;
        long stayed = sorted.size() - churned;
        for (int start = 0, end; start < sorted.size(); start = end) {
            end = endOfTie(sorted, start);
            long left = churned(sorted, start, end);
            long stay = end - start - left;
            won += left * (stayed - stayedBefore - stay / 2.0);
            stayedBefore += stay;
        }
        return won / ((double) churned * stayed);
    }

    private static List<Decile> deciles(List<ChurnOutcome> sorted, long churned) {
        double size = (double) sorted.size() / TENTHS;
        double[] left = new double[TENTHS];
        double[] predicted = new double[TENTHS];
        for (int start = 0, end; start < sorted.size(); start = end) {
            end = endOfTie(sorted, start);
            double leaving = (double) churned(sorted, start, end) / (end - start);
            for (int i = 0; i < TENTHS; i++) {
                // customers of the tie in this tenth, in tenths of customers so that the ends are whole numbers
                long from = Math.max((long) start * TENTHS, (long) i * sorted.size());
                long to = Math.min((long) end * TENTHS, (i + 1L) * sorted.size());
                double shared = Math.max(0, to - from) / (double) TENTHS;
                left[i] += shared * leaving;
                predicted[i] += shared * sorted.get(start).predicted();
            }
        }
        List<Decile> deciles = new ArrayList<>(TENTHS);
        double gained = 0;
        for (int i = 0; i < TENTHS; i++) {
            gained += left[i];
            double rate = left[i] / size;
            deciles.add(new Decile(
                    i + 1,
                    size,
                    predicted[i] / size,
                    rate,
                    perChurned(rate * sorted.size(), churned),
                    perChurned(Math.min(gained, (double) churned), churned)));
        }
        return deciles;
    }

    private static OptionalDouble perChurned(double value, long churned) {
        return churned == 0 ? OptionalDouble.empty() : OptionalDouble.of(value / churned);
    }

    private static int endOfTie(List<ChurnOutcome> sorted, int start) {
        int end = start + 1;
        while (end < sorted.size()
                && sorted.get(end).predicted() == sorted.get(start).predicted()) {
            end++;
        }
        return end;
    }

    private static long churned(List<ChurnOutcome> sorted, int start, int end) {
        return sorted.subList(start, end).stream().filter(ChurnOutcome::churned).count();
    }
}
