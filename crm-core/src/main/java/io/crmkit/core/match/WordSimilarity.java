package io.crmkit.core.match;

/** How alike two texts are word by word, in any order. */
final class WordSimilarity {
    private static final double LIKE = 0.85;

    private WordSimilarity() {}

    static double of(char[] a, char[] b) {
        String[] first = words(a);
        String[] second = words(b);
        return (oneWay(first, second) + oneWay(second, first)) / 2;
    }

    private static String[] words(char[] text) {
        return new String(text).strip().split("\\s+", -1);
    }

    private static double oneWay(String[] from, String[] to) {
        double sum = 0;
        for (String word : from) {
            double best = 0;
            for (String other : to) {
                double similarity = Similarity.JARO_WINKLER.of(word, other);
                best = similarity >= LIKE ? Math.max(best, similarity) : best;
            }
            sum += best;
        }
        return sum / from.length;
    }
}
