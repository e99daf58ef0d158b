package io.crmkit.core.match;

/**
 * How alike two texts are, from 0 (nothing in common) to 1 (equal). Symmetric: the order of the texts does not matter. Texts are
 * compared as they are, by UTF-16 unit; normalise them first.
 */
public enum Similarity {
    /** 1 if equal, else 0. */
    EXACT {
        @Override
        double of(char[] a, char[] b) {
            return 0;
        }
    },
    /** Jaro-Winkler (Winkler 1990): common letters nearby, with a bonus of 0.1 for each of the first four that agree. */
    JARO_WINKLER {
        @Override
        double of(char[] a, char[] b) {
            return JaroWinkler.of(a, b);
        }
    },
    /**
     * One minus the edits per letter of the longer text; an edit inserts, deletes or replaces a letter or swaps two neighbours
     * (Damerau-Levenshtein, optimal string alignment).
     */
    DAMERAU_LEVENSHTEIN {
        @Override
        double of(char[] a, char[] b) {
            return 1 - (double) EditDistance.of(a, b) / Math.max(a.length, b.length);
        }
    },
    /**
     * Of two dates written {@code yyyy-MM-dd} or {@code yyyyMMdd}: 0.9 if one edit apart or with day and month exchanged, 0.8 if
     * one is the beginning of the other ({@code 1815} and {@code 1815-12-10}), 0.6 if two of year, month and day agree, else 0.
     */
    DATE {
        @Override
        double of(char[] a, char[] b) {
            return DateSimilarity.of(a, b);
        }
    },
    /** Of two decimal numbers: one minus their difference by the larger one, at least 0; 0 if one is not a number. */
    NUMBER {
        @Override
        double of(char[] a, char[] b) {
            return NumberSimilarity.of(a, b);
        }
    },
    /**
     * Of texts of several words in any order: how much of each has a like word in the other one (Monge-Elkan 1996 over
     * Jaro-Winkler, likeness below 0.85 counting as none), the mean of both directions.
     */
    WORDS {
        @Override
        double of(char[] a, char[] b) {
            return WordSimilarity.of(a, b);
        }
    };

    /** Returns the similarity of two texts; two empty texts are equal. */
    public double of(String a, String b) {
        if (a.equals(b)) {
            return 1;
        }
        return a.isEmpty() || b.isEmpty() ? 0 : of(a.toCharArray(), b.toCharArray());
    }

    /** Returns the similarity of two texts that differ; neither is empty. */
    abstract double of(char[] a, char[] b);
}
