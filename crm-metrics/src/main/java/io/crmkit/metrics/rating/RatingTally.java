package io.crmkit.metrics.rating;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collector;

/**
 * Counts answers per rating of a scale, and the answers that are not ratings by reason. It is all that NPS, CSAT, CES and
 * their kin depend on, whatever the answers came from: an array, a stream, a database {@code GROUP BY}, another machine.
 * Immutable. {@link #merge} is exact, associative and commutative, and the tally of no answers changes nothing.
 *
 * <p>{@link #of(int...)} is for ratings that a program states and refuses one off the scale. {@link #builder},
 * {@link #ofBytes} and {@link #collector} are for data and count such an answer apart.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public final class RatingTally {
    private final RatingScale scale;
    private final long[] counts;
    private final Exclusions excluded;
    private final long responses;

    private RatingTally(RatingScale scale, long[] counts, Exclusions excluded) {
        this.scale = scale;
        this.counts = counts;
        this.excluded = excluded;
        long sum = 0;
        for (long count : counts) {
            sum = Math.addExact(sum, count);
        }
        this.responses = sum;
        Math.addExact(sum, excluded.total()); // rows() must not overflow later
    }

    /**
     * Returns the tally of ratings on the scale 0 to 10, that of the recommendation question. Short for
     * {@link #of(RatingScale, int...) of(RatingScale.ZERO_TO_TEN, ratings)}. Satisfaction and effort are asked on other scales and
     * need the scale stated; {@code Csat} and {@code Ces} refuse this one.
     *
     * @throws InvalidInputException if a rating is not on the scale
     */
    public static RatingTally of(int... ratings) {
        return of(RatingScale.ZERO_TO_TEN, ratings);
    }

    /**
     * Returns the tally of these ratings; of none, the empty tally.
     *
     * @throws InvalidInputException if a rating is not on the scale
     */
    public static RatingTally of(RatingScale scale, int... ratings) {
        long[] counts = new long[scale.points()];
        for (int rating : ratings) {
            counts[index(scale, rating)]++;
        }
        return new RatingTally(scale, counts, Exclusions.none());
    }

    /**
     * Returns the tally with these counts, for the ratings of the scale from the lowest to the highest.
     *
     * @throws InvalidInputException if there is not one count per rating, or a count is negative
     * @throws ArithmeticException if the counts add up to more than a {@code long} holds
     */
    public static RatingTally ofCounts(RatingScale scale, long... counts) {
        return read(scale, counts, Exclusions.none());
    }

    /**
     * Returns the tally of an array of ratings in about the time that it takes to add them up. A byte is a number from
     * -128 to 127; one off the scale is counted as {@link Exclusion#OUT_OF_RANGE}.
     */
    public static RatingTally ofBytes(RatingScale scale, byte[] ratings) {
        return ofBytes(scale, ratings, 0, ratings.length);
    }

    /**
     * Returns the tally of a part of an array, as {@link #ofBytes(RatingScale, byte[])} does of a whole one. Several threads each
     * take a part and {@link #merge} what they found.
     *
     * @param from the index of the first rating
     * @param to the index behind the last one
     * @throws InvalidInputException if they are not a part of the array
     */
    public static RatingTally ofBytes(RatingScale scale, byte[] ratings, int from, int to) {
        requirePart(from, to, ratings.length);
        int[] bytes = ByteLanes.count(ratings, from, to);
        Builder builder = builder(scale);
        for (int unsigned = 0; unsigned < bytes.length; unsigned++) {
            builder.add((byte) unsigned, bytes[unsigned]);
        }
        return builder.build();
    }

    /**
     * Returns an accumulator for answers on this scale.
     *
     * @param missingCodes what the survey writes for something other than a rating, such as {@code "11"} or {@code "N/A"};
     *     a code that is a number is recognised in {@link Builder#add(int)} too, and wins over the scale
     */
    public static Builder builder(RatingScale scale, String... missingCodes) {
        return new Builder(new AnswerSlots(scale, List.of(missingCodes)));
    }

    /** Returns a collector of answers given as whole numbers; those off the scale are counted apart. */
    public static Collector<Integer, ?, RatingTally> collector(RatingScale scale) {
        return Collector.of(
                () -> builder(scale),
                Builder::add,
                Builder::addAll,
                Builder::build,
                Collector.Characteristics.UNORDERED);
    }

    @JsonCreator
    private static RatingTally read(
            @JsonProperty(value = "scale", required = true) RatingScale scale,
            @JsonProperty(value = "counts", required = true) long[] counts,
            @JsonProperty(value = "excluded", required = true) Exclusions excluded) {
        if (counts.length != scale.points()) {
            throw new InvalidInputException("counts", "must be one per rating of " + scale + ", were " + counts.length);
        }
        for (long count : counts) {
            if (count < 0) {
                throw new InvalidInputException("counts", "must not be negative");
            }
        }
        return new RatingTally(scale, counts.clone(), excluded);
    }

    /** Returns the scale the answers were given on. */
    @JsonProperty("scale")
    public RatingScale scale() {
        return scale;
    }

    /** Returns how often each rating was given, from the lowest to the highest; a copy. */
    @JsonProperty("counts")
    public long[] counts() {
        return counts.clone();
    }

    /** Returns the answers that are no ratings, by reason. */
    @JsonProperty("excluded")
    public Exclusions excluded() {
        return excluded;
    }

    /**
     * Returns how often this rating was given.
     *
     * @throws InvalidInputException if the rating is not on the scale
     */
    public long count(int rating) {
        return counts[index(scale, rating)];
    }

    /**
     * Returns how often a rating from {@code lowest} to {@code highest}, both included, was given; 0 if {@code lowest} is
     * above {@code highest}.
     *
     * @throws InvalidInputException if one of the two is not on the scale
     */
    public long count(int lowest, int highest) {
        int last = index(scale, highest);
        long sum = 0;
        for (int i = index(scale, lowest); i <= last; i++) {
            sum += counts[i];
        }
        return sum;
    }

    /** Returns how many ratings were given: the n of a score. */
    public long responses() {
        return responses;
    }

    /** Returns how many answers were read: the ratings and the excluded ones. */
    public long rows() {
        return responses + excluded.total();
    }

    /**
     * Returns the tally of the answers of both.
     *
     * @throws InvalidInputException if the other tally has another scale
     * @throws ArithmeticException if a count does not fit a {@code long}
     */
    public RatingTally merge(RatingTally other) {
        if (!scale.equals(other.scale)) {
            throw new InvalidInputException("scale", "must be " + scale + " to merge, was " + other.scale);
        }
        long[] sums = counts.clone();
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.addExact(sums[i], other.counts[i]);
        }
        return new RatingTally(scale, sums, excluded.merge(other.excluded));
    }

    static void requirePart(int from, int to, int length) {
        if (from < 0 || to < from || to > length) {
            throw new InvalidInputException(
                    "from", "and to must be a part of the array of " + length + ", were " + from + " and " + to);
        }
    }

    static int index(RatingScale scale, int rating) {
        if (!scale.contains(rating)) {
            throw new InvalidInputException("rating", "must be on the scale " + scale);
        }
        return rating - scale.min();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RatingTally that
                && scale.equals(that.scale)
                && Arrays.equals(counts, that.counts)
                && excluded.equals(that.excluded);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * scale.hashCode() + Arrays.hashCode(counts)) + excluded.hashCode();
    }

    /** Returns the scale, the counts and the excluded answers. */
    @Override
    public String toString() {
        return scale + " " + Arrays.toString(counts) + " excluded " + excluded;
    }

    /** Counts answers one by one. Mutable, for one thread; several threads build their own tallies and merge them. */
    public static final class Builder {
        private final AnswerSlots answers;
        private final int size;
        /** Two counters for each slot, used in turns: a run of equal ratings would wait for one. */
        private final long[] counters;

        private int turn;

        Builder(AnswerSlots answers) {
            this.answers = answers;
            this.size = answers.size();
            this.counters = new long[2 * size];
        }

        /** Counts one answer: a rating, a missing code, or out of range. */
        public Builder add(int answer) {
            int slot = answers.slot(answer);
            turn ^= size;
            counters[turn + slot] = Math.addExact(counters[turn + slot], 1);
            return this;
        }

        /**
         * Counts an answer that was given {@code times} times, as a {@code GROUP BY} returns it.
         *
         * @throws InvalidInputException if {@code times} is negative
         * @throws ArithmeticException if the count does not fit a {@code long}
         */
        public Builder add(int answer, long times) {
            return addTo(answers.slot(answer), times);
        }

        /**
         * Counts an answer given as text, read as a decimal number and never compared as text: {@code "10"} and
         * {@code "10.0"} are 10, {@code "7.5"} is {@link Exclusion#NOT_WHOLE}, white space is {@link Exclusion#BLANK}.
         *
         * @throws InvalidInputException if the text is neither a number nor a missing code of this builder; nothing is
         *     counted
         */
        public Builder addText(String answer) {
            return addTo(answers.slot(answer), 1);
        }

        /** Counts a question that was not answered. Short for {@code exclude(Exclusion.BLANK, 1)}. */
        public Builder addBlank() {
            return exclude(Exclusion.BLANK, 1);
        }

        /**
         * Counts {@code times} answers that the caller knows to be no ratings.
         *
         * @throws InvalidInputException if {@code times} is negative
         * @throws ArithmeticException if the count does not fit a {@code long}
         */
        public Builder exclude(Exclusion reason, long times) {
            return addTo(answers.slot(reason), times);
        }

        /**
         * Returns the tally of what was counted so far; the builder can go on.
         *
         * @throws ArithmeticException if there are more answers than a {@code long} holds
         */
        public RatingTally build() {
            long[] slots = new long[size];
            for (int slot = 0; slot < size; slot++) {
                slots[slot] = Math.addExact(counters[slot], counters[size + slot]);
            }
            return new RatingTally(
                    answers.scale, Arrays.copyOf(slots, answers.scale.points()), answers.exclusions(slots));
        }

        Builder addTo(int slot, long times) {
            if (times < 0) {
                throw new InvalidInputException("times", "must not be negative");
            }
            counters[slot] = Math.addExact(counters[slot], times);
            return this;
        }

        Builder addAll(Builder other) {
            for (int i = 0; i < counters.length; i++) {
                counters[i] = Math.addExact(counters[i], other.counters[i]);
            }
            return this;
        }
    }
}
