package io.crmkit.metrics.rfm;

import io.crmkit.core.error.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The cuts between bins for each of the three values, as a binning made them of a base of customers. Kept, they score the customers
 * of another date by the same measure.
 *
 * @param binning how the cuts were made
 * @param bins how many scores there are, 2 to 100
 * @param recency the cuts of the days since the last purchase, ascending
 * @param frequency the cuts of the number of purchases, ascending
 * @param monetary the cuts of the amounts, ascending
 */
public record RfmScale(
        RfmBinning binning, int bins, List<Double> recency, List<Double> frequency, List<Double> monetary) {
    /**
     * Checks the cuts.
     *
     * @throws InvalidInputException if there are fewer than 2 or more than 100 bins, a list has not one cut less than bins, or its
     *     cuts are not in ascending order
     */
    public RfmScale {
        requireBins(bins);
        recency = checked("recency", recency, bins);
        frequency = checked("frequency", frequency, bins);
        monetary = checked("monetary", monetary, bins);
    }

    /**
     * Returns the scale of a base of customers; empty without customers.
     *
     * @param bins how many scores there are: 5 for quintiles, the usual choice
     * @throws InvalidInputException if there are fewer than 2 or more than 100 bins
     */
    public static Optional<RfmScale> of(RfmBinning binning, int bins, Collection<? extends RfmValues<?>> base) {
        requireBins(bins);
        return base.isEmpty()
                ? Optional.empty()
                : Optional.of(new RfmScale(
                        binning,
                        bins,
                        cuts(binning, bins, base, values -> (double) values.recency()),
                        cuts(binning, bins, base, values -> (double) values.frequency()),
                        cuts(binning, bins, base, RfmValues::monetary)));
    }

    /** Returns the scores of a customer. The recency score is turned around: the fewest days are the highest score. */
    public RfmScore score(RfmValues<?> values) {
        return new RfmScore(
                bins + 1 - bin(recency, (double) values.recency()),
                bin(frequency, (double) values.frequency()),
                bin(monetary, values.monetary()));
    }

    /**
     * Returns the scores that no value can reach, because ties made two cuts equal or a cut lies beyond all values; such as
     * {@code frequency 2}.
     */
    public List<String> unreachable() {
        List<String> names = new ArrayList<>();
        addUnreachable(names, "recency", recency, true);
        addUnreachable(names, "frequency", frequency, false);
        addUnreachable(names, "monetary", monetary, false);
        return List.copyOf(names);
    }

    private void addUnreachable(List<String> names, String name, List<Double> cuts, boolean reversed) {
        for (int bin = 2; bin <= bins; bin++) {
            double lower = cuts.get(bin - 2);
            double upper = bin == bins ? Double.POSITIVE_INFINITY : cuts.get(bin - 1);
            if (lower == upper) {
                names.add(name + " " + (reversed ? bins + 1 - bin : bin));
            }
        }
    }

    private static int bin(List<Double> cuts, double value) {
        int bin = 1;
        for (double cut : cuts) {
            bin += cut <= value ? 1 : 0;
        }
        return bin;
    }

    private static List<Double> cuts(
            RfmBinning binning,
            int bins,
            Collection<? extends RfmValues<?>> base,
            ToDoubleFunction<? super RfmValues<?>> of) {
        double[] values = base.stream().mapToDouble(of).toArray();
        return Arrays.stream(binning.cuts(values, bins)).boxed().toList();
    }

    private static void requireBins(int bins) {
        if (bins < 2 || bins > 100) {
            throw new InvalidInputException("rfm.bins", "must be from 2 to 100");
        }
    }

    private static List<Double> checked(String field, List<Double> cuts, int bins) {
        List<Double> copy = List.copyOf(cuts);
        if (copy.size() != bins - 1) {
            throw new InvalidInputException("rfm." + field, "must have one cut less than there are bins");
        }
        for (int i = 0; i < copy.size(); i++) {
            if (!(copy.get(i) >= (i == 0 ? Double.NEGATIVE_INFINITY : copy.get(i - 1)))) {
                throw new InvalidInputException("rfm." + field, "must have cuts in ascending order");
            }
        }
        return copy;
    }
}
