package io.crmkit.metrics.rating;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.crmkit.core.error.InvalidInputException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import java.util.stream.Collector;

/**
 * Number, sum and sum of squares of any numbers: what a mean and a variance are made of. Immutable. The sums are exact
 * decimals, so {@link #merge} is exact, associative and commutative, and the variance loses nothing to cancellation; the
 * update of Chan, Golub and LeVeque (1983), which keeps rounded means, has neither. A {@code double} counts as its shortest
 * decimal text: 0.1 is one tenth.
 *
 * <p>Whole numbers up to 1,048,576 in size are summed as fast as {@code long}s; others cost a microsecond or two each. A value
 * is finite and at most 1e150 in size, so that its square is a {@code double} too.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public final class Moments {
    private static final double LIMIT = 1e150;

    private final long n;
    private final BigDecimal sum;
    private final BigDecimal squares;

    private Moments(long n, BigDecimal sum, BigDecimal squares) {
        this.n = n;
        // one form per number, so that equal moments are equal objects
        this.sum = sum.stripTrailingZeros();
        this.squares = squares.stripTrailingZeros();
    }

    /**
     * Returns the moments of these values; of none, those of no values.
     *
     * @throws InvalidInputException if a value is not a number, infinite or beyond 1e150 in size
     */
    public static Moments of(double... values) {
        Sums sums = new Sums();
        for (double value : values) {
            sums.add(value);
        }
        return sums.moments();
    }

    /** Returns the moments of the ratings of a tally; its excluded answers are not among them. */
    public static Moments of(RatingTally tally) {
        return of(tally, rating -> rating);
    }

    /**
     * Returns the moments of what the ratings of a tally stand for, such as 100, 0 and -100 for NPS; its excluded answers are
     * not among them.
     *
     * @param points the value of a rating
     * @throws InvalidInputException if a value is not a number, infinite or beyond 1e150 in size
     */
    public static Moments of(RatingTally tally, IntToDoubleFunction points) {
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (int rating = tally.scale().min(); rating <= tally.scale().max(); rating++) {
            BigDecimal value = BigDecimal.valueOf(checked(points.applyAsDouble(rating)));
            BigDecimal part = value.multiply(BigDecimal.valueOf(tally.count(rating)));
            sum = sum.add(part);
            squares = squares.add(part.multiply(value));
        }
        return new Moments(tally.responses(), sum, squares);
    }

    /** Returns a collector of values; it throws as {@link #of(double...)} does. */
    public static Collector<Double, ?, Moments> collector() {
        return Collector.of(Sums::new, Sums::add, Sums::addAll, Sums::moments, Collector.Characteristics.UNORDERED);
    }

    @JsonCreator
    private static Moments read(
            @JsonProperty(value = "n", required = true) long n,
            @JsonProperty(value = "sum", required = true) String sum,
            @JsonProperty(value = "squares", required = true) String squares) {
        BigDecimal first = decimal("sum", sum);
        BigDecimal second = decimal("squares", squares);
        // Cauchy and Schwarz: nothing below it is a sum of squares of n values
        boolean possible = n > 0
                ? second.multiply(BigDecimal.valueOf(n)).compareTo(first.multiply(first)) >= 0
                : n == 0 && first.signum() == 0 && second.signum() == 0;
        if (!possible) {
            throw new InvalidInputException("moments", "must be those of n values");
        }
        return new Moments(n, first, second);
    }

    /** Returns how many values there are. */
    @JsonProperty("n")
    public long n() {
        return n;
    }

    /** Returns the mean; empty without values. */
    public OptionalDouble mean() {
        return n == 0 ? OptionalDouble.empty() : OptionalDouble.of(ratio(sum, BigDecimal.valueOf(n)));
    }

    /** Returns the variance of the sample, divisor n - 1; empty for fewer than two values. */
    public OptionalDouble variance() {
        if (n < 2) {
            return OptionalDouble.empty();
        }
        BigDecimal count = BigDecimal.valueOf(n);
        return OptionalDouble.of(ratio(deviations(), count.multiply(BigDecimal.valueOf(n - 1))));
    }

    /** Returns the variance of these values and no others, divisor n; empty without values. */
    public OptionalDouble populationVariance() {
        if (n == 0) {
            return OptionalDouble.empty();
        }
        BigDecimal count = BigDecimal.valueOf(n);
        return OptionalDouble.of(ratio(deviations(), count.multiply(count)));
    }

    /** Returns the standard deviation of the sample, divisor n - 1; empty for fewer than two values. */
    public OptionalDouble standardDeviation() {
        OptionalDouble variance = variance();
        return variance.isEmpty() ? variance : OptionalDouble.of(Math.sqrt(variance.getAsDouble()));
    }

    /**
     * Returns the moments of the values of both.
     *
     * @throws ArithmeticException if the count does not fit a {@code long}
     */
    public Moments merge(Moments other) {
        return new Moments(Math.addExact(n, other.n), sum.add(other.sum), squares.add(other.squares));
    }

    /** The sum of the squared distances from the mean, times n. */
    private BigDecimal deviations() {
        return squares.multiply(BigDecimal.valueOf(n)).subtract(sum.multiply(sum));
    }

    @JsonProperty("sum")
    private String sumText() {
        return sum.toString();
    }

    @JsonProperty("squares")
    private String squaresText() {
        return squares.toString();
    }

    private static double checked(double value) {
        if (!(Math.abs(value) <= LIMIT)) {
            throw new InvalidInputException("value", "must be finite and at most 1e150 in size");
        }
        return value;
    }

    private static double ratio(BigDecimal part, BigDecimal whole) {
        return part.divide(whole, MathContext.DECIMAL128).doubleValue();
    }

    /** Refuses exponents that no sum of checked values has: to write such a number out in digits would fill the memory. */
    private static BigDecimal decimal(String field, String text) {
        BigDecimal decimal;
        try {
            decimal = new BigDecimal(text);
        } catch (NumberFormatException notANumber) {
            throw new InvalidInputException(field, "must be a decimal number", notANumber);
        }
        if (decimal.scale() > 2_000 || (long) decimal.precision() - decimal.scale() > 400) {
            throw new InvalidInputException(field, "must be a sum of values of at most 1e150");
        }
        return decimal;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Moments that && n == that.n && sum.equals(that.sum) && squares.equals(that.squares);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Long.hashCode(n) + sum.hashCode()) + squares.hashCode();
    }

    /** Returns the number of values, their sum and the sum of their squares. */
    @Override
    public String toString() {
        return "n " + n + ", sum " + sum + ", sum of squares " + squares;
    }

    /** The sums while they grow. */
    private static final class Sums {
        private static final double SMALL = 1 << 20;
        private static final long FULL = 1L << 62; // one more square of SMALL still fits

        private long n;
        private BigDecimal sum = BigDecimal.ZERO;
        private BigDecimal squares = BigDecimal.ZERO;
        private long wholeSum;
        private long wholeSquares;

        void add(double value) {
            long whole = (long) checked(value);
            n++;
            if (whole == value && Math.abs(value) <= SMALL) { // as exact without decimals
                wholeSum += whole;
                wholeSquares += whole * whole;
                if (wholeSquares > FULL) {
                    settle();
                }
                return;
            }
            BigDecimal decimal = BigDecimal.valueOf(value);
            sum = sum.add(decimal);
            squares = squares.add(decimal.multiply(decimal));
        }

        Sums addAll(Sums other) {
            other.settle();
            n = Math.addExact(n, other.n);
            sum = sum.add(other.sum);
            squares = squares.add(other.squares);
            return this;
        }

        Moments moments() {
            settle();
            return new Moments(n, sum, squares);
        }

        private void settle() {
            sum = sum.add(BigDecimal.valueOf(wholeSum));
            squares = squares.add(BigDecimal.valueOf(wholeSquares));
            wholeSum = 0;
            wholeSquares = 0;
        }
    }
}
