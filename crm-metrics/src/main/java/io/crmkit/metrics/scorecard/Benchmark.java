package io.crmkit.metrics.scorecard;

import io.crmkit.core.error.InvalidInputException;
import io.crmkit.metrics.score.Score;

/** What a score is compared with: a published number, or a score of which the answers are known. */
public sealed interface Benchmark {
    /** Returns what it is called, such as {@code airports 2025}. */
    String name();

    /**
     * Returns a benchmark that is only a number. It is taken as exact, as its n is not known.
     *
     * @param value in the unit of the score
     * @param source who published it, and where
     * @throws InvalidInputException if name or source is blank, or the value is not finite
     */
    static Benchmark of(String name, double value, String source) {
        return new Published(name, value, source);
    }

    /**
     * Returns a benchmark that is a score of other people, such as last year's; both samples then carry chance.
     *
     * @throws InvalidInputException if the name is blank or the score has no value
     */
    static Benchmark of(String name, Score score) {
        return new Measured(name, score);
    }

    /**
     * A number that somebody published.
     *
     * @param name what it is called
     * @param value in the unit of the score
     * @param source who published it, and where
     */
    record Published(String name, double value, String source) implements Benchmark {
        /**
         * Checks the parts.
         *
         * @throws InvalidInputException if name or source is blank, or the value is not finite
         */
        public Published {
            requireName(name);
            if (source.isBlank()) {
                throw new InvalidInputException("benchmark.source", "must not be blank");
            }
            if (!Double.isFinite(value)) {
                throw new InvalidInputException("benchmark.value", "must be finite");
            }
        }
    }

    /**
     * A score with the answers behind it.
     *
     * @param name what it is called
     * @param score a score that has a value
     */
    record Measured(String name, Score score) implements Benchmark {
        /**
         * Checks the parts.
         *
         * @throws InvalidInputException if the name is blank or the score has no value
         */
        public Measured {
            requireName(name);
            if (score.value().isEmpty()) {
                throw new InvalidInputException("benchmark.score", "must have a value");
            }
        }
    }

    private static void requireName(String name) {
        if (name.isBlank()) {
            throw new InvalidInputException("benchmark.name", "must not be blank");
        }
    }
}
