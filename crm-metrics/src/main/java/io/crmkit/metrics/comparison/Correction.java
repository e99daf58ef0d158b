package io.crmkit.metrics.comparison;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.internal.Require;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Ways to correct p values for the number of comparisons, as each one is another chance to be wrong. */
public enum Correction {
    /** p × m. Limits the chance of any false finding; the plainest and the least powerful. */
    BONFERRONI {
        @Override
        double inflated(double p, int rank, int m) {
            return p * m;
        }
    },
    /** Recommended. From the smallest p: p × m, p × (m - 1), ... Limits the same chance and never finds less (Holm 1979). */
    HOLM {
        @Override
        double inflated(double p, int rank, int m) {
            return p * (m - rank);
        }
    },
    /**
     * p × m / rank. Limits the expected share of false findings among all findings, for many comparisons of which some may be
     * wrong (Benjamini and Hochberg 1995); holds for independent and for positively dependent tests.
     */
    BENJAMINI_HOCHBERG {
        @Override
        double inflated(double p, int rank, int m) {
            return p * m / (rank + 1);
        }
    };

    /** The rank of the smallest p value is 0. */
    abstract double inflated(double p, int rank, int m);

    /**
     * Returns the adjusted p values in the order given, each from 0 to 1 and to be compared with the level of significance as it
     * is; of none, none.
     *
     * @throws InvalidInputException if a p value is not from 0 to 1
     */
    public double[] adjust(double... pValues) {
        for (double p : pValues) {
            if (!(p >= 0 && p <= 1)) {
                throw new InvalidInputException("pValues", "must be from 0 to 1");
            }
        }
        int m = pValues.length;
        int[] ascending = IntStream.range(0, m)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] adjusted = new double[m];
        for (int rank = 0; rank < m; rank++) {
            adjusted[rank] = Math.min(1, inflated(pValues[ascending[rank]], rank, m));
        }
        // a smaller p value must not end up above a larger one: steps go up from the smallest, or down from the largest
        if (this == BENJAMINI_HOCHBERG) {
            for (int rank = m - 2; rank >= 0; rank--) {
                adjusted[rank] = Math.min(adjusted[rank], adjusted[rank + 1]);
            }
        } else {
            for (int rank = 1; rank < m; rank++) {
                adjusted[rank] = Math.max(adjusted[rank], adjusted[rank - 1]);
            }
        }
        double[] inOrder = new double[m];
        for (int rank = 0; rank < m; rank++) {
            inOrder[ascending[rank]] = adjusted[rank];
        }
        return inOrder;
    }

    /**
     * Returns the level at which each of several intervals has to be made: 1 - (1 - level) / m for {@link #BONFERRONI} and
     * {@link #HOLM}, so that all m together cover with at least the level; the level itself for {@link #BENJAMINI_HOCHBERG}, which
     * makes no such promise.
     *
     * @param level the level for all together, above 0 and below 1
     * @param comparisons how many intervals, m
     * @throws InvalidInputException if the level is not above 0 and below 1, or there is no comparison
     */
    public double levelOfEach(double level, int comparisons) {
        Require.level(level);
        if (comparisons < 1) {
            throw new InvalidInputException("comparisons", "must be at least 1");
        }
        return this == BENJAMINI_HOCHBERG ? level : 1 - (1 - level) / comparisons;
    }
}
