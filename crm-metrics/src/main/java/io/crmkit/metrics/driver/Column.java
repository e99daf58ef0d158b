package io.crmkit.metrics.driver;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.core.feedback.RatingScale;
import io.crmkit.metrics.rating.Exclusion;
import io.crmkit.metrics.rating.Exclusions;
import io.crmkit.metrics.rating.RatingTally;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The answers to one question, one for each row of a survey, some of them missing for a stated reason. */
public final class Column {
    /** Squares of as many distances as an array holds stay finite below this. */
    private static final double LARGEST = 1e100;

    private final String name;
    /** NaN where the answer is missing; it never leaves this package. */
    private final double[] values;

    private final Exclusions missing;

    private Column(String name, double[] values, Exclusions missing) {
        this.name = name;
        this.values = values;
        this.missing = missing;
    }

    /**
     * Returns a column without missing answers.
     *
     * @throws InvalidInputException if the name is blank, or a value is not finite or beyond ±10^100
     */
    public static Column of(String name, double... values) {
        Builder builder = builder(name);
        for (double value : values) {
            builder.add(value);
        }
        return builder.build();
    }

    /**
     * Returns a column of ratings that arrive as text. What is not a rating on the scale is missing, with the reason that
     * {@link RatingTally.Builder#addText} gives.
     *
     * @param missingCodes the codes of the survey for "no answer", such as "0" and "Blank"; they win over the scale
     * @throws InvalidInputException if the name is blank, or an answer is neither a number, blank nor a missing code
     */
    public static Column ratings(String name, RatingScale scale, Collection<String> answers, String... missingCodes) {
        Map<String, RatingTally> read = new HashMap<>();
        Builder builder = builder(name);
        for (String answer : answers) {
            RatingTally tally = read.computeIfAbsent(
                    answer,
                    text -> RatingTally.builder(scale, missingCodes)
                            .addText(text)
                            .build());
            if (tally.responses() == 0) {
                builder.addMissing(tally.excluded().byReason().firstKey());
            } else {
                builder.add(rating(tally));
            }
        }
        return builder.build();
    }

    /**
     * Returns a builder.
     *
     * @throws InvalidInputException if the name is blank
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /** Returns the name of the column. */
    public String name() {
        return name;
    }

    /** Returns how many rows there are, with and without an answer. */
    public int rows() {
        return values.length;
    }

    /** Returns how many answers are missing, by reason. */
    public Exclusions missing() {
        return missing;
    }

    /** Returns the name and the numbers of rows and missing answers; no answer. */
    @Override
    public String toString() {
        return name + " (" + rows() + " rows, missing " + missing + ")";
    }

    boolean present(int row) {
        return !Double.isNaN(values[row]);
    }

    double value(int row) {
        return values[row];
    }

    private static double rating(RatingTally tally) {
        int rating = tally.scale().min();
        while (tally.count(rating) == 0) {
            rating++;
        }
        return rating;
    }

    /** Collects the answers of a column in the order of the rows. Not for several threads. */
    public static final class Builder {
        private final String name;
        private final Map<Exclusion, Long> missing = new EnumMap<>(Exclusion.class);
        private double[] values = new double[16];
        private int rows;

        private Builder(String name) {
            if (name.isBlank()) {
                throw new InvalidInputException("column.name", "must not be blank");
            }
            this.name = name;
        }

        /**
         * Adds a row with an answer.
         *
         * @throws InvalidInputException if the value is not finite or beyond ±10^100
         */
        public Builder add(double value) {
            if (!(Math.abs(value) <= LARGEST)) {
                throw new InvalidInputException("column." + name, "must be finite and at most 10^100 in size");
            }
            append(value);
            return this;
        }

        /** Adds a row without an answer, and why there is none. */
        public Builder addMissing(Exclusion reason) {
            append(Double.NaN);
            missing.merge(reason, 1L, Long::sum);
            return this;
        }

        /** Returns the column; the builder can go on. */
        public Column build() {
            return new Column(name, Arrays.copyOf(values, rows), Exclusions.of(missing));
        }

        private void append(double value) {
            if (rows == values.length) {
                values = Arrays.copyOf(values, 2 * rows);
            }
            values[rows++] = value;
        }
    }
}
