package io.crmkit.metrics.percentile;

import io.crmkit.core.error.InvalidInputException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The nine ways of Hyndman and Fan (1996) to read a percentile off sorted values x<sub>1</sub> to x<sub>n</sub>. Each
 * names a position n p + m; with j its whole part and g its fraction the percentile lies between x<sub>j</sub> and
 * x<sub>j+1</sub>, ends repeated outside. There is no default: tools differ, so a report must say which one it used.
 *
 * <p>Positions are computed without rounding, and p counts as its shortest decimal text: 0.07 of 100 values is the 7th, not
 * the 8th as in arithmetic of {@code double}s.
 */
public enum PercentileType {
    /** Nearest rank, always a value that occurred: the least value with at least n p values up to it. m = 0. */
    TYPE_1(0, 0),
    /** As type 1, with the mean of both neighbours where n p is whole. m = 0. */
    TYPE_2(0, 0),
    /** The value whose rank is nearest to n p, of two the even rank (SAS). m = -1/2. */
    TYPE_3(-12, 0),
    /** Straight lines through the points k/n. m = 0. */
    TYPE_4(0, 0),
    /** Straight lines through the points (k - 1/2)/n (Hazen). m = 1/2. */
    TYPE_5(12, 0),
    /** Straight lines through the points k/(n + 1) (Weibull, Minitab, SPSS). m = p. */
    TYPE_6(0, 24),
    /** Straight lines through the points (k - 1)/(n - 1) (Excel, NumPy, R). m = 1 - p. Recommended for reports. */
    TYPE_7(24, -24),
    /** About median-unbiased for any distribution; the choice of Hyndman and Fan. m = (p + 1)/3. */
    TYPE_8(8, 8),
    /** About unbiased for normal values. m = p/4 + 3/8. */
    TYPE_9(9, 6);

    private static final BigDecimal PARTS = BigDecimal.valueOf(24); // makes every m whole numbers

    private final BigDecimal shift;
    private final BigDecimal slope;

    PercentileType(int shift, int slope) {
        this.shift = BigDecimal.valueOf(shift);
        this.slope = BigDecimal.valueOf(slope);
    }

    /** Returns the id that stands in a result, such as {@code percentile.hf7}. */
    public String id() {
        return "percentile.hf" + name().substring("TYPE_".length());
    }

    /** Returns the percentile of at least one value, sorted. */
    double of(double[] sorted, double p) {
        BigDecimal share = share(p);
        BigDecimal position = BigDecimal.valueOf(24L * sorted.length)
                .add(slope)
                .multiply(share)
                .add(shift);
        BigDecimal whole = position.divide(PARTS, 0, RoundingMode.FLOOR);
        BigDecimal rest = position.subtract(whole.multiply(PARTS));
        int j = whole.intValueExact();
        double weight = weight(j, rest.signum() == 0, rest.doubleValue() / 24);

        double lower = sorted[Math.min(Math.max(j, 1), sorted.length) - 1];
        double upper = sorted[Math.min(Math.max(j + 1, 1), sorted.length) - 1];
        // a value that occurred is given as it is, and rounding must not pass the neighbour
        return weight == 1 ? upper : Math.min(lower + weight * (upper - lower), upper);
    }

    private double weight(int j, boolean whole, double fraction) {
        return switch (this) {
            case TYPE_1 -> whole ? 0 : 1;
            case TYPE_2 -> whole ? 0.5 : 1;
            case TYPE_3 -> whole && j % 2 == 0 ? 0 : 1;
            default -> fraction;
        };
    }

    /** Returns the least rank with at least n p values up to it, from 1 to n: that of type 1. */
    static long nearestRank(long n, double p) {
        BigDecimal rank = BigDecimal.valueOf(n).multiply(share(p)).setScale(0, RoundingMode.CEILING);
        return Math.max(rank.longValueExact(), 1);
    }

    private static BigDecimal share(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new InvalidInputException("p", "must be between 0 and 1");
        }
        return BigDecimal.valueOf(p);
    }
}
