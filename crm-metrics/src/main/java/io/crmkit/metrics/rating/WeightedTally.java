package io.crmkit.metrics.rating;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collector;
import java.util.stream.Stream;

/**
 * Sums survey weights per rating of a scale, with the sums of their squares, and counts the answers that are not ratings by
 * reason. Immutable. Sums are exact decimals, so {@link #merge} is exact, associative and commutative like that of
 * {@link RatingTally}. A weight given as a {@code double} counts as its shortest decimal text: 0.1 is one tenth.
 *
 * <p>A weight is finite and at least 0. An answer of weight 0 counts as a response and moves nothing. These are survey
 * weights (how many people an answer stands for); for answers that occurred several times use {@link RatingTally}.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public final class WeightedTally {
    private final RatingTally answers;
    private final BigDecimal[] weights;
    private final BigDecimal[] squares;
    private final BigDecimal weight;
    private final BigDecimal square;

    private WeightedTally(RatingTally answers, BigDecimal[] weights, BigDecimal[] squares) {
        this.answers = answers;
        this.weights = weights;
        this.squares = squares;
        this.weight = sum(weights);
        this.square = sum(squares);
    }

    /**
     * Returns an accumulator for weighted answers on this scale.
     *
     * @param missingCodes as in {@link RatingTally#builder}
     */
    public static Builder builder(RatingScale scale, String... missingCodes) {
        return new Builder(new AnswerSlots(scale, List.of(missingCodes)));
    }

    /**
     * Returns a collector of weighted answers given as whole numbers; those off the scale are counted apart. It throws as
     * {@link Builder#add} does.
     *
     * @param answer the answer of an element, such as a row of a survey
     * @param weight the weight of an element
     */
    public static <T> Collector<T, ?, WeightedTally> collector(
            RatingScale scale, ToIntFunction<? super T> answer, ToDoubleFunction<? super T> weight) {
        return Collector.of(
                () -> builder(scale),
                (Builder sums, T element) -> sums.add(answer.applyAsInt(element), weight.applyAsDouble(element)),
                Builder::addAll,
                Builder::build,
                Collector.Characteristics.UNORDERED);
    }

    @JsonCreator
    private static WeightedTally read(
            @JsonProperty(value = "answers", required = true) RatingTally answers,
            @JsonProperty(value = "weights", required = true) List<String> weights,
            @JsonProperty(value = "squares", required = true) List<String> squares) {
        return new WeightedTally(
                answers, decimals("weights", answers.scale(), weights), decimals("squares", answers.scale(), squares));
    }

    /** Returns the answers without their weights: counts per rating, and the excluded ones by reason. */
    @JsonProperty("answers")
    public RatingTally answers() {
        return answers;
    }

    /** Returns the scale the answers were given on. */
    public RatingScale scale() {
        return answers.scale();
    }

    /** Returns the sum of the weights of all ratings. */
    public BigDecimal weight() {
        return weight;
    }

    /**
     * Returns the sum of the weights of this rating.
     *
     * @throws InvalidInputException if the rating is not on the scale
     */
    public BigDecimal weight(int rating) {
        return weights[RatingTally.index(scale(), rating)];
    }

    /**
     * Returns the share of this rating in the sum of all weights, 0 to 1; empty if that sum is 0.
     *
     * @throws InvalidInputException if the rating is not on the scale
     */
    public OptionalDouble share(int rating) {
        return ratio(weight(rating), weight);
    }

    /**
     * Returns the sum of the squared weights of this rating, divided by the squared sum of all weights: what a linearised
     * variance is made of. Empty if the sum of all weights is 0.
     *
     * @throws InvalidInputException if the rating is not on the scale
     */
    public OptionalDouble squaredShare(int rating) {
        return ratio(squares[RatingTally.index(scale(), rating)], weight.multiply(weight));
    }

    /**
     * Returns the effective number of responses of Kish (1965): the squared sum of the weights divided by the sum of their
     * squares, from 1 to the number of responses, which it reaches if all weights are equal. Empty if all weights are 0.
     */
    public OptionalDouble effectiveResponses() {
        return ratio(weight.multiply(weight), square);
    }

    /**
     * Returns the tally of the answers of both.
     *
     * @throws InvalidInputException if the other tally has another scale
     * @throws ArithmeticException if a count does not fit a {@code long}
     */
    public WeightedTally merge(WeightedTally other) {
        return new WeightedTally(
                answers.merge(other.answers), add(weights, other.weights), add(squares, other.squares));
    }

    @JsonProperty("weights")
    private List<String> weightTexts() {
        return Stream.of(weights).map(BigDecimal::toString).toList();
    }

    @JsonProperty("squares")
    private List<String> squareTexts() {
        return Stream.of(squares).map(BigDecimal::toString).toList();
    }

    private static BigDecimal[] decimals(String field, RatingScale scale, List<String> texts) {
        if (texts.size() != scale.points()) {
            throw new InvalidInputException(field, "must be one per rating of " + scale + ", were " + texts.size());
        }
        BigDecimal[] decimals = texts.stream().map(BigDecimal::new).toArray(BigDecimal[]::new);
        if (Stream.of(decimals).anyMatch(decimal -> decimal.signum() < 0)) {
            throw new InvalidInputException(field, "must not be negative");
        }
        return canonical(decimals);
    }

    private static OptionalDouble ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(part.divide(whole, MathContext.DECIMAL128).doubleValue());
    }

    private static BigDecimal sum(BigDecimal[] decimals) {
        return Stream.of(decimals).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal[] add(BigDecimal[] left, BigDecimal[] right) {
        BigDecimal[] sums = new BigDecimal[left.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = left[i].add(right[i]);
        }
        return canonical(sums);
    }

    /** One form per number, so that equal tallies are equal objects: 1.0 and 1 are two for {@code BigDecimal}. */
    private static BigDecimal[] canonical(BigDecimal[] decimals) {
        return Stream.of(decimals).map(BigDecimal::stripTrailingZeros).toArray(BigDecimal[]::new);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WeightedTally that
                && answers.equals(that.answers)
                && Arrays.equals(weights, that.weights)
                && Arrays.equals(squares, that.squares);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * answers.hashCode() + Arrays.hashCode(weights)) + Arrays.hashCode(squares);
    }

    /** Returns the scale, the sums of weights and the excluded answers. */
    @Override
    public String toString() {
        return scale() + " weights " + Arrays.toString(weights) + " excluded " + answers.excluded();
    }

    /** Sums weighted answers one by one. Mutable, for one thread; several threads build their own tallies and merge them. */
    public static final class Builder {
        private final AnswerSlots slots;
        private final RatingTally.Builder answers;
        private final BigDecimal[] weights;
        private final BigDecimal[] squares;

        private Builder(AnswerSlots slots) {
            this.slots = slots;
            this.answers = new RatingTally.Builder(slots);
            // the weights of excluded answers are summed too, in slots that no one reads
            this.weights = new BigDecimal[slots.size()];
            this.squares = new BigDecimal[slots.size()];
            Arrays.fill(weights, BigDecimal.ZERO);
            Arrays.fill(squares, BigDecimal.ZERO);
        }

        /**
         * Adds one answer: a rating with its weight, or an answer that is counted as excluded, whose weight is only checked.
         *
         * @throws InvalidInputException if the weight is negative, infinite or not a number; nothing is added
         */
        public Builder add(int answer, double weight) {
            return addTo(slots.slot(answer), decimal(weight));
        }

        /**
         * Adds an answer that was given {@code times} times with this weight each, as a {@code GROUP BY} returns it.
         *
         * @throws InvalidInputException if the weight or {@code times} is negative; nothing is added
         * @throws ArithmeticException if the count does not fit a {@code long}
         */
        public Builder add(int answer, BigDecimal weight, long times) {
            if (weight.signum() < 0) {
                throw new InvalidInputException("weight", "must not be negative");
            }
            return addTo(slots.slot(answer), weight, times);
        }

        /**
         * Adds an answer given as text, read as in {@link RatingTally.Builder#addText}.
         *
         * @throws InvalidInputException if the text is neither a number nor a missing code, or the weight is negative,
         *     infinite or not a number; nothing is added
         */
        public Builder addText(String answer, double weight) {
            return addTo(slots.slot(answer), decimal(weight));
        }

        /**
         * Counts {@code times} answers that the caller knows to be no ratings.
         *
         * @throws InvalidInputException if {@code times} is negative
         * @throws ArithmeticException if the count does not fit a {@code long}
         */
        public Builder exclude(Exclusion reason, long times) {
            answers.exclude(reason, times);
            return this;
        }

        /**
         * Returns the tally of what was added so far; the builder can go on.
         *
         * @throws ArithmeticException if there are more answers than a {@code long} holds
         */
        public WeightedTally build() {
            int points = slots.scale.points();
            return new WeightedTally(
                    answers.build(),
                    canonical(Arrays.copyOf(weights, points)),
                    canonical(Arrays.copyOf(squares, points)));
        }

        private Builder addAll(Builder other) {
            answers.addAll(other.answers);
            for (int slot = 0; slot < weights.length; slot++) {
                weights[slot] = weights[slot].add(other.weights[slot]);
                squares[slot] = squares[slot].add(other.squares[slot]);
            }
            return this;
        }

        private Builder addTo(int slot, BigDecimal weight) {
            return addTo(slot, weight, 1);
        }

        private Builder addTo(int slot, BigDecimal weight, long times) {
            answers.addTo(slot, times);
            BigDecimal sum = weight.multiply(BigDecimal.valueOf(times));
            weights[slot] = weights[slot].add(sum);
            squares[slot] = squares[slot].add(sum.multiply(weight));
            return this;
        }

        private static BigDecimal decimal(double weight) {
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new InvalidInputException("weight", "must be finite and not negative");
            }
            return BigDecimal.valueOf(weight);
        }
    }
}
